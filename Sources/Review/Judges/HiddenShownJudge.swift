/// Data that only the widget got, where people or the model can now see it.
enum HiddenShownJudge: Judge {
  static let shown = ChangeKind(
    "review/hidden-shown", "Hidden data is shown",
    why:
      "`hidden` keeps data from the model. What a layout shows can be read aloud, copied and sent on; what a message holds goes to the model."
  )
  static let kinds = [shown]
  static let subjects: [Subject] = []
  static let sections = ["widgets"]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    guard difference.kind == .added || difference.kind == .changed, let text = difference.after,
      text.contains("$(hidden.")
    else { return nil }
    let path = hiddenPath(text)
    guard difference.before.map({ !$0.contains(path) }) ?? true else { return nil }
    return Judgement(shown, .exposes, "hidden data is shown", touches: [.chat])
  }

  private static func hiddenPath(_ text: String) -> Substring {
    let start = text.ranges(of: "$(hidden.").first!.lowerBound
    return text[start...].prefix { $0 != ")" && $0 != " " && $0 != "?" }
  }
}
