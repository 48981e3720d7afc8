import Findings
import Language
import Resolve
import Voice

/// The Realtime service calls the MCP server itself, from outside.
enum UnreachableServerRule: Rule {
  static let kind = FindingKind(
    "voice/unreachable-server", .error,
    "Checks that the Realtime service can reach the MCP server of an agent's tools",
    why: """
      The service opens the connection from its own network: a loopback or private address, or a name without
      a domain, leads nowhere from there, and it sends tokens only over `https:`. For development put a tunnel
      with a public name in front of the server, or say `mcp: {tunnel: tunnel_…}` (Secure MCP Tunnel).
      """,
    source:
      "developers.openai.com/api/docs/guides/realtime-mcp, read 2026-11-22; RFC 1918, RFC 4193, RFC 6761")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    // What is no address at all is told as such.
    guard let server = contract.contract.server, ServerURLRule.reason(against: server.url) == nil,
      contract.contract.agents.contains(where: {
        !$0.tools.isEmpty && !$0.voiceSurfaces.isEmpty && $0.mcp?.tunnel == nil
      }),
      let problem = ServerAddress(server.url).problem
    else { return [] }
    let (place, related) = contract.place(ofValue: contract.origin.value(server.node, "url"))
    return [
      Finding(
        kind, at: place,
        "the Realtime service can't use `\(server.url)`: \(problem)", related: related,
        help: "give a public `https://` address, in development that of a tunnel")
    ]
  }
}

/// The parts of a URL that say whether it can be reached from outside.
struct ServerAddress {
  private let scheme: Substring
  private let host: String

  init(_ url: String) {
    guard let separator = url.firstRange(of: "://") else {
      scheme = ""
      host = ""
      return
    }
    scheme = url[..<separator.lowerBound]
    var authority = url[separator.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
    if authority.first == "[" {
      host = authority.dropFirst().prefix { $0 != "]" }.lowercased()
    } else {
      host = authority.prefix { $0 != ":" }.lowercased()
    }
  }

  /// Why the service can't reach the address, or nil if nothing speaks against it.
  var problem: String? {
    if scheme.isEmpty { return "it is no absolute URL" }
    if scheme.lowercased() != "https" { return "it is not `https:`" }
    if let address = ipv4 { return Self.problem(of: address) }
    if host.contains(":") { return problemOfIPv6 }
    if host == "localhost" || host.hasSuffix(".localhost") { return "it is the caller's own machine" }
    if !host.contains(".") { return "its name has no domain" }
    if Self.privateDomains.contains(where: host.hasSuffix) { return "its domain is a private one" }
    return nil
  }

  private static let privateDomains = [".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid"]

  private var ipv4: [Int]? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 4, parts.allSatisfy({ $0.map { (0...255).contains($0) } ?? false }) else {
      return nil
    }
    return parts.compactMap(\.self)
  }

  private static func problem(of address: [Int]) -> String? {
    switch (address[0], address[1]) {
    case (127, _), (0, _): "it is the caller's own machine"
    case (10, _), (172, 16...31), (192, 168), (169, 254), (100, 64...127): "its address is a private one"
    default: nil
    }
  }

  private var problemOfIPv6: String? {
    if host == "::1" || host == "::" { return "it is the caller's own machine" }
    let isPrivate = ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains(where: host.hasPrefix)
    return isPrivate ? "its address is a private one" : nil
  }
}
