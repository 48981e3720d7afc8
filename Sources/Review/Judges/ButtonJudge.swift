/// What a button or a form does.
enum ButtonJudge: Judge {
  static let call = ChangeKind(
    "review/button-call", "A button or a form calls another tool",
    why: "A press does something else than it did.")
  static let link = ChangeKind(
    "review/button-link", "A button leads to another page",
    why: "People are sent there.")
  static let message = ChangeKind(
    "review/button-message", "A button sends other words in the person's name",
    why: "The model takes them for the person's own.")
  static let kinds = [call, link, message]
  static let subjects: [Subject] = [
    Subject("Action", "call"), Subject("Form", "call"), Subject("Action", "link"), Subject("Action", "message"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    if difference.kind == .removed { return nil }
    switch difference.path.field {
    case "call": return Judgement(call, .exposes, "a press calls that tool", touches: [.chat, .server])
    case "link": return Judgement(link, .exposes, "a press leads there", touches: [.chat])
    default: return Judgement(message, .changes, touches: [.chat, .model])
    }
  }
}
