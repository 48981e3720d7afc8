import Findings
import Language
import Resolve
import Voice

/// Where tools need scopes, a voice session needs a token.
enum MissingAuthorizationRule: Rule {
  static let kind = FindingKind(
    "voice/missing-authorization", .error,
    "Checks that an agent whose tools need scopes says by which token it is let in",
    why: """
      The service calls the MCP server without the person's browser: nobody can sign in on the way. `mcp:`
      says which token is put in at deployment, and whether it is the person's own (`kind: linked`) or one of
      the service (`kind: service`) with the scopes that it may hold.
      """,
    source: "developers.openai.com/api/docs/guides/realtime-mcp, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard agent.mcp?.authorization == nil else { return nil }
      for (index, name) in agent.tools.enumerated() {
        guard let tool = contract.tool(name)?.tool, let scope = tool.scopes.first else { continue }
        if tool.authentication?.contains(.none) ?? false { continue }
        guard agent.voiceSurfaces.contains(where: { tool.isCallable(on: $0) }) else { continue }
        return Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "`\(name)` needs the scope `\(scope)`, but agent `\(agent.name)` has no token for the MCP server",
          help: "add `mcp: {authorization: {secret: NAME}, kind: service}`")
      }
      return nil
    }
  }
}
