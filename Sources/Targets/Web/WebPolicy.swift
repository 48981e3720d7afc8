import Outputs

/// The page's Content-Security-Policy: its own style and script by their digests, and two places to connect to.
struct WebPolicy {
  private let connections: [String]
  private let style: [UInt8]
  private let script: [UInt8]

  init(_ program: WebProgram, style: [UInt8], script: [UInt8]) {
    self.style = style
    self.script = script
    var connections = [program.page?.backend.flatMap(Self.origin) ?? "'self'"]
    if !connections.contains(program.service.origin) { connections.append(program.service.origin) }
    self.connections = connections
  }

  var text: String {
    [
      "default-src 'none'",
      "script-src '\(Self.digest(script))'",
      "style-src '\(Self.digest(style))'",
      "connect-src \(connections.joined(separator: " "))",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ].joined(separator: "; ")
  }

  /// `https://voice.example.com` of an address; nil for one without a host.
  static func origin(of address: String) -> String? {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count >= 3 && parts[0].hasSuffix(":") && parts[1].isEmpty ? parts[0...2].joined(separator: "/") : nil
  }

  private static func digest(_ bytes: [UInt8]) -> String { "sha256-" + Base64.text(of: SHA256.digest(bytes)) }
}
