import Findings
import Language
import Resolve

/// The address that every surface calls.
enum ServerURLRule: Rule {
  static let kind = FindingKind(
    "server/url", .error, "Checks that the server's address is an absolute https URL",
    why: """
      Hosts call the MCP server at this address. It needs https (http is taken for this machine only), a host, and no
      user name, query or fragment: it is also the resource that tokens are made for.
      """, source: "MCP specification 2026-07-28, basic/authorization, canonical server URI")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let server = contract.contract.server, let reason = reason(against: server.url) else { return [] }
    let (place, related) = contract.place(ofValue: contract.origin.value(server.node, "url"))
    let environment = contract.contract.environment
    return [
      Finding(
        kind, at: place, "`\(server.url)` \(reason)", related: related, notes: [inEnvironment(environment)],
        help: server.url.contains("${") ? "a variable is written `$(env.NAME)`" : "write https://HOST/mcp",
        environment: environment)
    ]
  }

  /// What is wrong with an address that has to be public; nil if nothing is.
  static func reason(against url: String) -> String? {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return "is no absolute URL" }
    let scheme = url[..<colon]
    let rest = url[colon...].dropFirst(3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    if authority.contains("@") { return "holds a user name" }
    if host.isEmpty { return "has no host" }
    if rest.contains("#") || rest.contains("?") { return "has a query or a fragment" }
    if url.contains(" ") { return "holds a space" }
    if scheme == "https" { return nil }
    return scheme == "http" && (host == "localhost" || host == "127.0.0.1") ? nil : "is not https"
  }
}
