import Findings
import Language
import Resolve

/// A scope without anyone who grants it.
enum SignInRule: Rule {
  static let kind = FindingKind(
    "tool/scopes-without-sign-in", .error, "Checks that scopes can be granted",
    why: """
      A tool that needs scopes needs a token that holds them. Hosts show the sign-in only if the server names an
      authorization server (RFC 9728); without one, every call is refused.
      """, source: "MCP specification 2026-07-28, basic/authorization")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.contract.server?.authorizationServers.isEmpty ?? true,
      let tool = contract.contract.tools.first(where: { !$0.scopes.isEmpty })
    else { return [] }
    let others = contract.contract.tools.filter { !$0.scopes.isEmpty }.count - 1
    return [
      Finding(
        kind, at: contract.origin.location(tool.node, keyOf: "scopes"),
        "tool `\(tool.name)` needs scopes, and nobody grants them",
        notes: others > 0 ? ["so do \(others) other tools"] : [],
        help: "add `server: {auth: {oauth2: {authorization_servers: [https://…]}}}`")
    ]
  }
}
