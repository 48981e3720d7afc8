/// Whom an outbound call flow may call, when and how often.
enum OutboundJudge: Judge {
  static let widened = ChangeKind(
    "review/outbound-widened", "More people are called, at more times or more often",
    why: "Consent and calling hours are matters of law.")
  static let narrowed = ChangeKind(
    "review/outbound-narrowed", "Fewer calls are made",
    why: "Calls that were made are not.")
  static let rewritten = ChangeKind(
    "review/outbound-rewritten", "When and how often people are called is written another way",
    why: "The same calls are made.")
  static let kinds = [widened, narrowed, rewritten]
  static let subjects: [Subject] = [
    Subject("Dialplan", "to"), Subject("Dialplan", "window"), Subject("Dialplan", "attempts"),
    Subject("Window", "timezone"), Subject("Window", "days"), Subject("Window", "from"), Subject("Window", "to"),
    Subject("Attempts", "max"), Subject("Attempts", "apart"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    if isSame(difference, comparison) { return Judgement(rewritten, .safe, "the same calls are made") }
    let isWider: Bool? =
      switch (path.record, path.field, difference.kind) {
      case ("Dialplan", "to", .added), ("Dialplan", "window", .added), ("Dialplan", "attempts", .added): false
      case ("Dialplan", _, .removed): true
      case ("Attempts", "apart", .removed): true
      case ("Attempts", "apart", .added): false
      case ("Attempts", "max", _), ("Window", "to", _): Amount.isMore(difference)
      case ("Attempts", "apart", _), ("Window", "from", _): Amount.isMore(difference).map { !$0 }
      default: nil
      }
    switch isWider {
    case false?: return Judgement(narrowed, .changes, "fewer calls are made")
    case true?: return Judgement(widened, .exposes, "calls are made that were not")
    // Other people, days or clocks: some calls are new.
    case nil: return Judgement(widened, .exposes, "other calls are made")
    }
  }

  /// Whether it says what it said: `2h` for `120m`, `mon-sat` for `[mon-fri, sat]`.
  private static func isSame(_ difference: Difference, _ comparison: Comparison) -> Bool {
    if difference.path.record == "Window", difference.path.field == "days" {
      let days = [comparison.old, comparison.new].map { side in
        side.contract.contract.dialplans[difference.path.name]?.window.map { Set($0.days) }
      }
      return days[0] != nil && days[0] == days[1]
    }
    return Amount.isSame(difference)
  }
}
