/// What the phones of a house may dial.
enum DialingJudge: Judge {
  static let opened = ChangeKind(
    "review/dialing-changed", "Phones of the house can dial other numbers, or by other lines",
    why: "Calls cost money and are made in the house's name.")
  static let denied = ChangeKind(
    "review/dialing-denied", "Phones of the house can dial less",
    why: "Calls that were made are refused.")
  static let emergency = ChangeKind(
    "review/emergency-number-dropped", "An emergency number is no longer put through before any rule",
    why: "A call for help may be refused.")
  static let kinds = [opened, denied, emergency]
  static let subjects: [Subject] = [
    Subject("CallingRules", "phones"), Subject("CallingRules", "trunks"), Subject("CallingRules", "emergency"),
    Subject("CallingRules", "rules"), Subject("CallingRule", "dial"), Subject("CallingRule", "deny"),
    Subject("CallingRule", "drop"), Subject("CallingRule", "as"), Subject("CallingRule", "trunks"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    switch (path.record, path.field, difference.kind) {
    case ("CallingRules", "emergency", .removed):
      return Judgement(emergency, .breaks, "a call for help may not go out")
    case ("CallingRules", "emergency", _): return Judgement(opened, .safe)
    case ("CallingRules", "phones", .removed), ("CallingRules", "trunks", .removed):
      return Judgement(denied, .breaks, "calls that went out so are refused")
    case ("CallingRules", "rules", .removed):
      let isDenial = comparison.old.text(comparison.old.value(difference.old, "deny")) == "true"
      return isDenial
        ? Judgement(opened, .exposes, "what it refused may be dialled")
        : Judgement(denied, .breaks, "what it let through is refused")
    case ("CallingRules", "rules", .added):
      let isDenial = comparison.new.text(comparison.new.value(difference.new, "deny")) == "true"
      return isDenial
        ? Judgement(denied, .breaks, "what it fits is refused")
        : Judgement(opened, .exposes, "what it fits may be dialled")
    case ("CallingRule", "deny", _) where difference.after == "true":
      return Judgement(denied, .breaks, "what it fits is refused")
    case ("CallingRule", "trunks", _):
      return Judgement(opened, .exposes, "what it fits goes by other carriers")
    default: return Judgement(opened, .exposes, "other numbers are dialled")
    }
  }
}
