import Findings
import Language
import Resolve
import Voice

/// A service token must hold what the agent's tools need, and no more.
enum TokenScopesRule: Rule {
  static let kind = FindingKind(
    "voice/token-scopes", .error, "Checks that the scopes of an agent's token are those of its tools",
    why: """
      Under `mcp: {scopes: …}` stands what the token may hold. A scope that a tool needs and the token lacks
      makes its calls fail; one that no tool needs widens what a stolen token can do.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let access = agent.mcp, let scopes = access.scopes else { return [] }
      var needed: [String] = []
      var findings: [Finding] = []
      for (index, name) in agent.tools.enumerated() {
        for scope in contract.tool(name)?.tool.scopes ?? [] where !needed.contains(scope) {
          needed.append(scope)
          guard !scopes.contains(scope) else { continue }
          findings.append(
            Finding(
              kind, at: contract.origin.location(agent.node, "tools", element: index),
              "`\(name)` needs the scope `\(scope)`, which the agent's token may not hold",
              help: "add `\(scope)` to `mcp: {scopes: …}`"))
        }
      }
      for (index, scope) in scopes.enumerated() where !needed.contains(scope) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(access.node, "scopes", element: index),
            "no tool of agent `\(agent.name)` needs the scope `\(scope)`", help: "take it out"))
      }
      return findings
    }
  }
}
