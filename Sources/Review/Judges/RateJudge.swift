/// How often something may be done.
enum RateJudge: Judge {
  static let raised = ChangeKind(
    "review/rate-raised", "Something may be done more often",
    why: "More calls reach the server, wanted or not.")
  static let lowered = ChangeKind(
    "review/rate-lowered", "Something may be done less often",
    why: "Who did it as often as was allowed is refused.")
  static let kinds = [raised, lowered]
  static let subjects: [Subject] = [
    Subject("Tool", "rate_limit"), Subject("VoicePage", "rate_limit"), Subject("Rate", "calls"), Subject("Rate", "per"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let isMore: Bool? =
      switch (difference.kind, difference.path.field) {
      case (.removed, _): true
      case (.added, _): false
      case (_, "calls"): Amount.isMore(difference)
      default: Amount.isMore(difference).map { !$0 }
      }
    guard let isMore else { return nil }
    return isMore
      ? Judgement(raised, .exposes, "it may be done more often", touches: [.server])
      : Judgement(lowered, .breaks, "who did it as often as was allowed is refused")
  }
}
