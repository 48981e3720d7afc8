import Findings
import JSONValues
import Language
import Resolve

/// Members of a tool that no client reads.
enum ForeignFieldRule: ToolRule {
  static let kind = FindingKind(
    "tool/foreign-field", .warning, "Checks that tools have no member in `tools/list` that the protocol does not know",
    why: """
      `fields` passes members of an imported tool through. Clients drop those that the protocol does not know, so what
      they say reaches nobody; under `meta`, with a prefix of your own, it would. A member that the contract says
      itself is emitted as the contract says it.
      """, source: "MCP specification 2026-07-28, schema.ts, Tool")

  /// What the protocol, or ChatGPT, reads.
  static let known: Set<String> = [
    "name", "title", "description", "inputSchema", "outputSchema", "annotations", "icons", "_meta", "securitySchemes",
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    (tool.tool.fields ?? JSONObject()).compactMap { member in
      let said = said(of: member.key, by: tool.tool)
      guard said != nil || !known.contains(member.key) else { return nil }
      let node = contract.origin.value(tool.tool.node, "fields")
      return Finding(
        kind, at: node.flatMap { contract.origin.location($0, keyOf: member.key) },
        said.map { "`\(member.key)` of `\(tool.name)` is said by `\($0)` already" }
          ?? "`\(member.key)` of `\(tool.name)` is no member of a tool that clients read",
        label: said == nil ? nil : "this value is not emitted",
        notes: member.key == "execution" ? ["revision 2025-11-25 had it, 2026-07-28 has not"] : [],
        help: said == nil ? "take it out, or move it under `meta` with a prefix of your own" : "take it out")
    }
  }

  /// The key of the contract that says what a member is.
  private static func said(of member: String, by tool: Tool) -> String? {
    switch member {
    case "name": tool.listedName == nil ? "tools" : "name"
    case "title": tool.title == nil ? nil : "title"
    case "description": tool.description.isEmpty ? nil : "description"
    case "inputSchema": if case .unknown? = tool.input { nil } else { "input" }
    case "outputSchema": tool.output == nil ? nil : "output"
    case "annotations":
      tool.annotations != nil || tool.effect != nil || tool.isIdempotent != nil || tool.isOpenWorld != nil
        ? "annotations" : nil
    case "icons": tool.icons == nil ? nil : "icons"
    case "_meta": tool.meta == nil ? nil : "meta"
    case "securitySchemes":
      tool.effect != nil || tool.authentication != nil || !tool.scopes.isEmpty ? "scopes" : nil
    default: nil
    }
  }
}
