import Findings
import JSONValues
import Language
import Resolve

/// A raw hint that the contract says in its own words.
enum RestatedHintRule: ToolRule {
  static let kind = FindingKind(
    "tool/restated-hint", .warning, "Checks that no hint is said both raw and by the contract's own words",
    why: """
      `annotations` passes an imported tool's hints through. What follows from `effect`, `idempotent` or `open_world`
      stands over them, so the raw value is lost; where both mean the same, one of them is too many.
      """)

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    (tool.tool.annotations ?? JSONObject()).compactMap { member in
      guard let cause = cause(of: member.key, in: tool.tool) else { return nil }
      return Finding(
        kind,
        at: contract.origin.value(tool.tool.node, "annotations").flatMap {
          contract.origin.location($0, keyOf: member.key)
        }, "`\(member.key)` of `\(tool.name)` follows from `\(cause)`", label: "this value is not emitted",
        help: "take it out")
    }
  }

  private static func cause(of hint: String, in tool: Tool) -> String? {
    switch hint {
    case "readOnlyHint", "destructiveHint": tool.effect == nil ? nil : "effect"
    case "idempotentHint": tool.isIdempotent == nil ? nil : "idempotent"
    case "openWorldHint": tool.isOpenWorld != nil ? "open_world" : tool.effect == nil ? nil : "effect"
    default: nil
    }
  }
}
