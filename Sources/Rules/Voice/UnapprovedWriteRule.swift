import Findings
import Language
import Resolve
import Voice

extension ResolvedContract {
  /// Whether a tool may be called on a surface, and may do more than read.
  func waitsForAYes(_ name: String, on surface: Surface) -> Bool {
    guard let tool = tool(name)?.tool else { return false }
    return tool.effect != .read && tool.isCallable(on: surface)
  }
}

/// A call that waits for a yes needs somebody who gives it.
enum UnapprovedWriteRule: Rule {
  static let kind = FindingKind(
    "voice/unapproved-write", .error,
    "Checks that somebody answers wherever a tool that writes waits for a yes",
    why: """
      The service itself calls the MCP server. A tool that writes, or does not say that it only reads, waits
      for an approval; without an answer the call never goes through and the agent stands still. Say under
      `approvals` who answers on each surface: the page's `button`, or the `receiver` behind the phone after a
      spoken yes.
      """,
    source: "developers.openai.com/api/docs/guides/realtime-mcp, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.voiceSurfaces.compactMap { surface -> Finding? in
        guard agent.approvals[surface.rawValue] == nil else { return nil }
        let writes = agent.tools.indices.filter { contract.waitsForAYes(agent.tools[$0], on: surface) }
        guard let first = writes.first else { return nil }
        let name = agent.tools[first]
        let others = writes.count - 1
        let what = others == 0 ? "`\(name)` waits" : "`\(name)` and \(others) more wait"
        return Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: first),
          "nobody answers on the \(surface.rawValue) when \(what) for a yes",
          help: surface == .web
            ? "say `approvals: {web: {by: button, within: 30s, otherwise: refuse}}`"
            : "say `approvals: {phone: {by: receiver, within: 15s, otherwise: refuse}}`")
      }
    }
  }
}
