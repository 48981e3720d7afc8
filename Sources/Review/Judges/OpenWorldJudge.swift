import JSONValues
import Language

/// Whether a tool reaches beyond the author's own systems.
enum OpenWorldJudge: Judge {
  static let opened = ChangeKind(
    "review/open-world", "A tool reaches, or no longer reaches, beyond your own systems",
    why: "Clients warn people of calls that reach others. Of a tool that says nothing they take that it does.")
  static let kinds = [opened]
  static let subjects: [Subject] = [Subject("Tool", "open_world")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let isOpen = reaches(comparison.new.contract.contract.tools[difference.path.name])
    guard difference.path.oldOwner != nil, difference.path.newOwner != nil else {
      return isOpen ? Judgement(opened, .exposes, "a call reaches systems of others") : nil
    }
    let wasOpen = reaches(comparison.old.contract.contract.tools[difference.path.name])
    if isOpen == wasOpen { return Judgement(opened, .safe, "clients take that it does, as before") }
    if !isOpen { return Judgement(opened, .changes, "clients no longer warn that it reaches others") }
    return Judgement(
      opened, .exposes,
      difference.after == nil
        ? "clients take that a call reaches systems of others" : "a call reaches systems of others")
  }

  /// What is said, or what clients take where nothing is.
  private static func reaches(_ tool: Tool?) -> Bool {
    guard let tool else { return false }
    let raw = tool.effect == nil ? tool.annotations?["openWorldHint"]?.bool : nil
    return tool.isOpenWorld ?? raw ?? true
  }
}
