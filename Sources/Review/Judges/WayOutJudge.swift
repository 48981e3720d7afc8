/// How a surface leaves an agent.
enum WayOutJudge: Judge {
  static let changed = ChangeKind(
    "review/way-out", "An agent leaves people at another place",
    why: "They are sent to another page, number or step.")
  static let dropped = ChangeKind(
    "review/way-out-dropped", "An agent no longer has a way out",
    why: "Who wants a person does not reach one that way.")
  static let kinds = [changed, dropped]
  static let subjects: [Subject] = [
    Subject("WayOut", "exit"), Subject("WayOut", "link"), Subject("WayOut", "number"), Subject("Escalation", "phone"),
    Subject("Escalation", "web"), Subject("Exit", "phone"), Subject("Exit", "web"), Subject("Agent", "escalation"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let path = difference.path
    if difference.kind == .removed {
      return Judgement(
        dropped, path.field == "escalation" || path.record != "WayOut" ? .breaks : .changes,
        "people do not get out that way any more")
    }
    switch path.field {
    case "link", "number": return Judgement(changed, .exposes, "people are sent there")
    default: return Judgement(changed, .changes)
    }
  }
}
