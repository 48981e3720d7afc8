/// How all schemas that follow from types are written.
enum SchemaStyleJudge: Judge {
  static let closed = ChangeKind(
    "review/objects-closed", "Objects no longer take members that they do not name",
    why: "Calls with such members are refused.")
  static let opened = ChangeKind(
    "review/objects-opened", "Objects take members that they do not name",
    why: "The server is sent, and the model given, what nobody declared.")
  static let kinds = [closed, opened]
  static let subjects: [Subject] = [Subject("SchemaStyle", "objects")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    (difference.after ?? difference.unsaid ?? "closed") == "open"
      ? Judgement(opened, .exposes, "members that nobody declared are accepted", touches: [.model, .server])
      : Judgement(closed, .breaks, "calls with other members are refused", touches: [.model, .server])
  }
}
