import Findings
import Language
import Resolve

/// Where callers sign in.
enum AuthorizationServerRule: Rule {
  static let kind = FindingKind(
    "server/authorization-server", .error, "Checks that each authorization server is an https address",
    why: """
      Hosts look up the authorization server by this address, its issuer. It needs https (http is taken for this machine
      only) and a host, and has no query or fragment; what is none is dropped, and nobody can sign in.
      """, source: "RFC 8414, section 2; MCP specification 2026-07-28, basic/authorization")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let server = contract.contract.server else { return [] }
    let environment = contract.contract.environment
    return server.authorizationServers.enumerated().compactMap { index, address in
      guard let reason = ServerURLRule.reason(against: address) else { return nil }
      let node = contract.origin.node(server.node, within: ["auth", "oauth2", "authorization_servers", "\(index)"])
      let (place, related) = contract.place(ofValue: node)
      return Finding(
        kind, at: place, "`\(address)` \(reason)", related: related, notes: [inEnvironment(environment)],
        help: "write https://HOST", environment: environment)
    }
  }
}
