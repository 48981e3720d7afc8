/// Where calls are handed over to, and what they take along.
enum ReferJudge: Judge {
  static let target = ChangeKind(
    "review/refer-target", "Calls are handed over to another exchange",
    why: "From there on this exchange has no part in the call: who answers, records or bills it is up to the other one."
  )
  static let told = ChangeKind(
    "review/refer-header", "A call that is handed over takes something else along",
    why: "The other exchange, and whoever carries the call there, reads it; it may be what the caller pressed.")
  static let kinds = [target, told]
  static let subjects: [Subject] = [Subject("Step", "refer"), Subject("Step", "headers")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("refer", .removed): Judgement(target, .changes, "no call is handed over there")
    case ("refer", _): Judgement(target, .exposes, "calls leave for it")
    case (_, .removed): Judgement(told, .changes, "the other exchange is told it no more")
    default: Judgement(told, .exposes, "the other exchange is told it")
    }
  }
}
