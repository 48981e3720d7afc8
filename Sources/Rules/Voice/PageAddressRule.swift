import Findings
import Language
import Resolve

/// Where a voice page stands, who may show it, and where it sends people is said exactly.
enum PageAddressRule: Rule {
  static let kind = FindingKind(
    "voice/page-address", .error,
    "Checks that the addresses of a voice page are https, and origins are no more than that",
    why: """
      A browser opens the microphone on https pages only. Its `Origin`, and the header that says who may show the page in
      a frame, are compared letter by letter: `https://HOST`, in lower case, without a path. A path or a blank too many
      lets nobody in, or says more than one site. `http://localhost` is taken for development.
      """,
    source: "Fetch standard, Origin header; CSP Level 3, frame-ancestors; W3C Secure Contexts (2026-11)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let page = agent.page else { return [] }
      var findings: [Finding] = []
      func judge(_ text: String?, _ key: String, _ element: Int? = nil, isOrigin: Bool) {
        guard let text, let reason = PageAddress(text).reason(isOrigin: isOrigin) else { return }
        let place =
          element.map { contract.origin.location(page.node, key, element: $0) }
          ?? contract.origin.location(page.node, key)
        findings.append(
          Finding(
            kind, at: place, "`\(text)` \(reason)",
            help: isOrigin
              ? PageAddress(text).meant.map { "write `\($0)`" } ?? "write `https://HOST`"
              : "write `https://HOST/…`"))
      }
      judge(page.origin, "origin", isOrigin: true)
      judge(page.backend, "backend", isOrigin: false)
      for (index, site) in page.embedOn.enumerated() { judge(site, "embed_on", index, isOrigin: true) }
      judge(page.privacy, "privacy", isOrigin: false)
      return findings
    }
  }
}

/// An address that a voice page is opened at, or sends people to.
struct PageAddress {
  private let text: String

  init(_ text: String) { self.text = text }

  /// What is wrong with it; nil if nothing is.
  func reason(isOrigin: Bool) -> String? {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.forbidden.contains($0) }) else {
      return "holds a character that has to be percent-encoded"
    }
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard (scheme == "https" || scheme == "http"), text.dropFirst(scheme.count).hasPrefix("://") else {
      return "is no https address"
    }
    if authority.isEmpty || host.isEmpty { return "has no host" }
    if authority.contains("@") { return "holds a user name" }
    if authority.contains("*") { return "has a wildcard" }
    if !authority.utf8.allSatisfy(Self.isHostByte) { return "has no name of a host" }
    if scheme == "http", !isOwnMachine { return "is not https" }
    guard isOrigin else { return nil }
    if text.count != "\(scheme)://".count + authority.count { return "is more than an origin" }
    return text == text.lowercased() ? nil : "is not in lower case, as browsers write it"
  }

  /// The origin that was meant, where that is clear.
  var meant: String? {
    let origin = (text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3))
      .joined(separator: "/").lowercased()
    return PageAddress(origin).reason(isOrigin: true) == nil ? origin : nil
  }

  private var authority: Substring {
    guard let separator = text.firstRange(of: "://") else { return "" }
    return text[separator.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  }

  private var host: Substring { authority.prefix { $0 != ":" } }

  private var isOwnMachine: Bool {
    host == "localhost" || host == "127.0.0.1" || host.hasSuffix(".localhost")
  }

  /// RFC 3986 has no place for these.
  private static let forbidden = Set("\"<>\\^`{|}".utf8)

  /// Letters, digits, and the marks of names, ports and IPv6 addresses: nothing that ends a word of a policy.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5B, 0x61...0x7A, 0x2D, 0x2E, 0x5D: true
    default: false
    }
  }
}
