import Facts
import Findings
import Language
import Resolve

/// Web sockets can be connected to, and nobody else hears what goes there.
enum StreamRule: Rule {
  static let kind = FindingKind(
    "phone/stream", .error, "Checks that a web socket for calls has a safe address, and a step some time for it",
    why: """
      Whoever is at the address hears callers, and speaks to them. So it is `wss://` with a host, whose certificate is
      looked at, and a path. No query, because providers of TwiML leave it out, and no name or password: they would stand
      in the exchange's log. An exchange signs in with `username` and `password`, both or neither. What is over within two
      seconds counts as `failed`, so `max` is longer than that.
      """,
    source: "RFC 6455, sections 3 and 10.6; twilio.com/docs/api/errors/31920, read 2026-11-27")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    if contract.contract.streams.isEmpty { return [] }
    return contract.contract.streams.flatMap { check($0, contract) }
      + contract.contract.dialplans.flatMap { dialplan in
        dialplan.steps.compactMap { step -> Finding? in
          guard let streaming = step.streaming, (1..<StreamFacts.shortest).contains(streaming.max.seconds) else {
            return nil
          }
          return Finding(
            kind, at: contract.origin.location(step.node, "max"),
            "`\(streaming.max.text)` is too short for a call to be connected to `\(streaming.stream)`",
            help: "write at least `\(StreamFacts.shortest)s`")
        }
      }
  }

  private static func check(_ stream: MediaStream, _ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    if let reason = reason(against: stream.url) {
      findings.append(
        Finding(
          kind, at: contract.origin.location(stream.node, "url"), "`\(stream.url)` \(reason)",
          help: "write `wss://HOST/PATH`"))
    }
    if (stream.username == nil) != (stream.password == nil) {
      let missing = stream.username == nil ? "username" : "password"
      let place = stream.username == nil ? "password" : "username"
      findings.append(
        Finding(
          kind, at: contract.origin.location(stream.node, keyOf: place),
          "nobody signs in at `\(stream.name)` without a `\(missing)`",
          help: missing == "password" ? "add `password: {secret: NAME}`" : "add `username: NAME`"))
    }
    if let name = stream.username, !isUser(name) {
      findings.append(
        Finding(
          kind, at: contract.origin.location(stream.node, "username"), "`\(name)` is no name to sign in with",
          help: "write letters, digits, `-`, `_`, `.`, `+`, `@` or `~`"))
    }
    return findings
  }

  /// What is wrong with an address; nil if it can be used everywhere.
  private static func reason(against url: String) -> String? {
    guard url.hasPrefix(StreamFacts.scheme) else { return "is no `wss` address" }
    let rest = url.utf8.dropFirst(StreamFacts.scheme.utf8.count)
    let authority = rest.prefix { ![0x2F, 0x3F, 0x23].contains($0) }
    if authority.contains(0x40) { return "has a name or a password in it" }
    if rest.contains(0x3F) { return "has a query" }
    if rest.contains(0x23) { return "has a fragment" }
    guard isHost(authority) else { return "names no host" }
    guard rest.dropFirst(authority.count).allSatisfy(isOfPath) else {
      return "has a path that would have to be escaped"
    }
    return nil
  }

  /// A name or an address of IPv4, and a port behind a colon. It can't be this machine: whoever connects is elsewhere.
  private static func isHost(_ authority: Substring.UTF8View) -> Bool {
    let parts = authority.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { return false }
    if parts.count == 2 && !AddressText.isPort(parts[1]) { return false }
    return host.first != 0x2E && host.first != 0x2D && AddressText.isName(host)
  }

  /// Letters, digits, and what stands for itself in a path and in the files of an exchange.
  private static func isOfPath(_ byte: UInt8) -> Bool {
    isNameByte(byte) || [0x2E, 0x2F, 0x7E, 0x3A, 0x40].contains(byte)
  }

  /// No colon: it ends the name where both are sent (RFC 7617, section 2).
  private static func isUser(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isNameByte($0) || [0x2B, 0x2E, 0x40, 0x7E].contains($0) }
  }
}
