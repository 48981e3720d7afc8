/// What a call may do: with it go the hints, the approval and the confirmation.
enum EffectJudge: Judge {
  static let raised = ChangeKind(
    "review/effect-raised", "A tool may do more",
    why:
      "A call that only read may now write, or destroy. Hints and approvals follow by themselves; people gave their consent to less. A tool that says nothing is taken for one that destroys."
  )
  static let lowered = ChangeKind(
    "review/effect-lowered", "A tool is said to do less",
    why: "A call that was confirmed and approved runs without. If the server still writes, nobody is asked any more.")
  static let unsaid = ChangeKind(
    "review/effect-unsaid", "Whether a tool destroys something is said, or no longer said",
    why: "Clients and agents take a tool that says nothing for one that destroys: they ask as before.")
  static let kinds = [raised, lowered, unsaid]
  static let subjects: [Subject] = [Subject("Tool", "effect")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    // A new tool does more than none; one that said nothing was taken for the worst.
    let (isNew, isGone) = (difference.path.oldOwner == nil, difference.path.newOwner == nil)
    let before = rank(difference.before, isThere: !isNew)
    let after = rank(difference.after, isThere: !isGone)
    if difference.after == nil, !isGone, after > before {
      return Judgement(raised, .exposes, "clients and agents take it for one that destroys")
    }
    if after > before {
      return Judgement(raised, .exposes, after == 2 ? "a call can destroy something" : "a call can change something")
    }
    if after < before {
      return Judgement(
        lowered, .exposes,
        after == 0 ? "calls are no longer confirmed or approved" : "calls are no longer said to destroy")
    }
    return isNew || isGone ? nil : Judgement(unsaid, .changes, "it is taken for one that destroys, as before")
  }

  private static func rank(_ word: String?, isThere: Bool) -> Int {
    guard let word else { return isThere ? 2 : 0 }
    return ["read", "write", "destructive"].firstIndex(of: word) ?? 0
  }
}
