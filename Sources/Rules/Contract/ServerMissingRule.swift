import Findings
import Language
import Resolve

/// A voice agent's tools live on the server.
enum ServerMissingRule: Rule {
  static let kind = FindingKind(
    "server/missing", .error, "Checks that a voice agent with tools has a server to call them on",
    why: "The Realtime service calls tools on the MCP server itself; without its address an agent can only talk.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.contract.server == nil, let agent = contract.contract.agents.first(where: { !$0.tools.isEmpty })
    else {
      return []
    }
    return [
      Finding(
        kind, at: contract.origin.location(agent.node, keyOf: "tools"),
        "agent `\(agent.name)` has tools, and the contract has no server", help: "add `server: {name: …, url: …}`")
    ]
  }
}
