/// Raw hints of a tool, by which clients ask for consent.
enum HintsJudge: Judge {
  static let loosened = ChangeKind(
    "review/hints-loosened", "A raw hint says that a tool does less",
    why: "Clients ask less, or not at all, before they call it.")
  static let changed = ChangeKind(
    "review/hints-changed", "A raw hint is another one",
    why: "Clients show and ask by these hints.")
  static let kinds = [loosened, changed]
  static let subjects: [Subject] = [Subject("Tool", "annotations")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let after = difference.after?.lowercased()
    let isLooser: Bool =
      switch difference.name {
      case "readOnlyHint": after == "true"
      case "destructiveHint", "openWorldHint": after == "false"
      default: false
      }
    return isLooser
      ? Judgement(loosened, .exposes, "clients ask less before they call it") : Judgement(changed, .changes)
  }
}
