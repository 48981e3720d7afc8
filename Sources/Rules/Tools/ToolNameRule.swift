import Facts
import Findings
import Language
import Resolve

/// A name that one of the hosts refuses hides the tool there, or all tools.
enum ToolNameRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/unportable-name", .warning, "Checks that every client and model API takes a tool's name",
    why: """
      MCP allows 128 characters of `A-Z a-z 0-9 _ - .`; its conformance suite 64; the model APIs behind the hosts take
      no dot. A name of 1 to 64 letters, digits, `_` and `-` works everywhere.
      """, source: "MCP specification 2025-11-25, server/tools, tool names; openai 3.54.0, function_definition.py")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let name = tool.tool.protocolName
    guard !MCPFacts.isPortableToolName(name), UnfilledNameRule.placeholder(in: name) == nil else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key), "not every client takes the name `\(name)`",
        help: "use 1 to 64 letters, digits, `_` and `-`: `\(portable(name))`")
    ]
  }

  /// The name that is nearest to what was written.
  private static func portable(_ name: String) -> String {
    let letters = name.unicodeScalars.map { MCPFacts.isPortableToolName(String($0)) ? Character($0) : "_" }
    return String(letters.prefix(MCPFacts.toolNameLength.upperBound))
  }
}
