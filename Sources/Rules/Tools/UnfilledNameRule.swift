import Findings
import Language
import Resolve

/// A name with a placeholder that nothing filled in.
enum UnfilledNameRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/unfilled-name", .warning, "Checks that no tool's name holds a placeholder",
    why: """
      `${PREFIX}_search` is a pattern for a name, written before a variable was known. Clients take it for the name
      itself, and no call reaches a tool.
      """)

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard let placeholder = placeholder(in: tool.tool.protocolName) else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key), "the name `\(tool.tool.protocolName)` holds a placeholder",
        label: "nothing filled `\(placeholder)` in", help: "write the name that the server really has")
    ]
  }

  /// `${NAME}`, `{{name}}`, `{name}` or `<name>`.
  static func placeholder(in name: String) -> Substring? {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") }) else { return nil }
    for (open, close) in [("${", "}"), ("{{", "}}"), ("{", "}"), ("<", ">")] {
      guard let start = name.firstRange(of: open), let end = name[start.upperBound...].firstRange(of: close),
        end.lowerBound > start.upperBound
      else { continue }
      return name[start.lowerBound..<end.upperBound]
    }
    return nil
  }
}
