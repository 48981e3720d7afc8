/// Where calls are put through to.
enum TransferJudge: Judge {
  static let target = ChangeKind(
    "review/transfer-target", "Calls are put through to somebody else",
    why: "The caller's words, and what the agent has gathered, reach another party.")
  static let dropped = ChangeKind(
    "review/transfer-dropped", "Calls are no longer put through to somebody",
    why: "Who answered there does not any more.")
  static let kinds = [target, dropped]
  static let subjects: [Subject] = [
    Subject("Step", "transfer"), Subject("Destination", "uri"), Subject("Destination", "via"),
    Subject("Queue", "members"), Subject("Backup", "members"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(dropped, .changes, "no call comes there")
    case .reordered: Judgement(dropped, .changes)
    default:
      switch difference.path.field {
      case "uri": Judgement(target, .exposes, "calls reach another line")
      case "via": Judgement(target, .exposes, "calls go by another carrier")
      default: Judgement(target, .exposes, "calls reach it")
      }
    }
  }
}
