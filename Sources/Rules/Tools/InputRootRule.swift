import Facts
import Findings
import Language
import Resolve

/// Composition at the root of an input hides the tool, or all tools, from models.
enum InputRootRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/composed-input", .warning, "Checks that no input schema has a choice or condition at its root",
    why: """
      Model APIs refuse \(MCPFacts.wordsRefusedAtInputRoot.map { "`\($0)`" }.joined(separator: ", ")) at the root of
      a tool's input, and some clients then drop every tool of the server. Say it one level deeper, in a property, or
      make optional parameters and answer a wrong combination with a tool error.
      """,
    source: "makenotion/notion-mcp-server issue 340, anthropics/claude-code issue 95504, read 2026-11-22")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let root = tool.inputSchema?.object
    return MCPFacts.wordsRefusedAtInputRoot.filter { root?[$0] != nil }.prefix(1).map { word in
      let place =
        switch tool.tool.input {
        case .schema(_, let node): contract.origin.location(node, keyOf: word)
        default: contract.origin.location(tool.tool.node, "input")
        }
      return Finding(
        kind, at: place, "the input of `\(tool.name)` has `\(word)` at its root, which model APIs refuse",
        help: "move it into a property, or make the parameters optional")
    }
  }
}
