import Facts
import JSONValues
import Language

/// The server's OAuth 2.0 protected resource metadata (RFC 9728, April 2025), by which a client finds where to sign
/// in.
struct ProtectedResource {
  let server: Server
  let scopes: [String]
  private let contract: Contract

  /// Nil where nobody signs in.
  init?(_ surface: MCPSurface) {
    contract = surface.contract.contract
    guard let server = contract.server, !server.authorizationServers.isEmpty, !server.url.isEmpty else { return nil }
    self.server = server
    scopes = Self.initialScopes(of: contract)
  }

  var json: JSONValue {
    var result: JSONObject = [
      "resource": .string(server.url),
      "authorization_servers": .strings(server.authorizationServers),
    ]
    if !scopes.isEmpty { result.append("scopes_supported", .strings(scopes)) }
    // The only way in which MCP lets a token travel.
    result.append("bearer_methods_supported", ["header"])
    if !contract.title.isEmpty { result.append("resource_name", .string(contract.title)) }
    result.append("resource_tos_uri", contract.submission?.urls?.terms.map { .string($0) })
    return .object(result)
  }

  /// The scopes that a client asks for when it signs in: what reading needs. A write asks for its scope when it is
  /// first called, by a 403 that names it, so that nobody grants it unseen (MCP 2026-07-28, authorization, scope
  /// minimization). Where nothing can be read, what the tools need.
  private static func initialScopes(of contract: Contract) -> [String] {
    var reading = Set<String>()
    var all = Set<String>()
    for tool in contract.tools {
      all.formUnion(tool.scopes)
      if tool.effect == .read { reading.formUnion(tool.scopes) }
    }
    let wanted = reading.isEmpty ? all : reading
    return contract.scopes.names.filter(wanted.contains)
  }

  /// Where the document is served: at the endpoint's own well-known URL, and at the root for clients that look there.
  var locations: [String] {
    let authority = server.url.authorityEnd
    let root = String(server.url[..<authority]) + MCPFacts.protectedResourcePath
    let path = server.url[authority...]
    return path.isEmpty || path == "/" ? [root] : [root + path, root]
  }
}

extension String {
  /// Where the path of a URL begins: after `https://host:port`.
  fileprivate var authorityEnd: String.Index {
    var slashes = 0
    for index in indices where self[index] == "/" {
      slashes += 1
      if slashes == 3 { return index }
    }
    return endIndex
  }
}
