/// What a call may do: with it go the hints, the approval and the confirmation.
enum EffectJudge: Judge {
  static let raised = ChangeKind(
    "review/effect-raised", "A tool may do more",
    why:
      "A call that only read may now write, or destroy. Hints and approvals follow by themselves; people gave their consent to less."
  )
  static let lowered = ChangeKind(
    "review/effect-lowered", "A tool is said to do less",
    why: "A call that was confirmed and approved runs without. If the server still writes, nobody is asked any more.")
  static let kinds = [raised, lowered]
  static let subjects: [Subject] = [Subject("Tool", "effect")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let (before, after) = difference.ranks(in: ["read", "write", "destructive"])
    if after > before {
      return Judgement(raised, .exposes, after == 2 ? "a call can destroy something" : "a call can change something")
    }
    if after < before {
      return Judgement(
        lowered, .exposes,
        after == 0 ? "calls are no longer confirmed or approved" : "calls are no longer said to destroy")
    }
    return nil
  }
}
