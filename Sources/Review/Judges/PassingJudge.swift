import Language

/// To whom whoever answers may pass a caller on.
enum PassingJudge: Judge {
  static let changed = ChangeKind(
    "review/pass-on", "Whoever answers may pass callers on to somebody else, or no longer may",
    why:
      "A caller comes to whoever is dialled there, and so does what the two have to say; a number that is gone is dialled in vain."
  )
  static let kinds = [changed]
  static let subjects: [Subject] = [Subject("Step", "pass_on")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(changed, .changes, "nobody is passed on there any more")
    case .added: Judgement(changed, .exposes, "callers may be passed on there")
    default: Judgement(changed, .exposes, "callers who are passed on come to others")
    }
  }
}
