/// The address of a server, taken apart far enough to be careful with it.
public struct ServerAddress: Sendable {
  /// As it was given.
  let url: String
  /// Without query and fragment, in which secrets may stand: what may be shown and written down.
  public let shown: String
  /// The host, without its port.
  public let host: String
  /// Scheme, host and port: `https://host:8443`.
  let origin: String
  /// What follows them: `/mcp`.
  let path: String

  /// Whether a source is an address and no path.
  public static func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

  public init(_ url: String) throws(ToolError) {
    let rest = url.drop { $0 != ":" }.dropFirst(3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.contains("@") else {
      throw .refused(
        "the address holds a user name or password", help: "put a token into a variable, and name it by --token-env")
    }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    guard !host.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .refused("`\(url)` is no address", help: "write https://HOST/mcp")
    }
    self.url = url
    self.host = String(host)
    shown = String(url.prefix { $0 != "?" && $0 != "#" })
    origin = url.prefix { $0 != ":" } + "://" + authority
    path = String(shown.dropFirst(origin.count))
  }

  /// Whether what is sent there can't be read on the way: https, or this machine.
  var isPrivate: Bool {
    url.hasPrefix("https://") || ["localhost", "127.0.0.1", "[::1]"].contains(host)
  }
}
