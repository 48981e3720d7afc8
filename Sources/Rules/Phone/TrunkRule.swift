import Findings
import Language
import Resolve

/// Trunks lead somewhere.
enum TrunkRule: Rule {
  static let kind = FindingKind(
    "phone/trunk", .error,
    "Checks that each trunk leads to a carrier's host or to the model's project, and is used so",
    why: """
      A trunk has the `host` of a carrier, or the `project` of the model's service. Calls of a dialplan come in and go
      out by a carrier; the model's trunk carries only the calls that `connect` makes.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for trunk in contract.contract.trunks where trunk.host == nil && trunk.project == nil {
      findings.append(
        Finding(
          kind, at: contract.origin.location(trunk.key), "trunk `\(trunk.name)` leads nowhere",
          help: "add `host:` of the carrier, or `project:` of the model's service"))
    }
    for trunk in contract.contract.trunks {
      for (key, host) in [("host", trunk.host), ("refer_host", trunk.referHost)] {
        guard let host, !Self.isHost(host) else { continue }
        findings.append(
          Finding(
            kind, at: contract.origin.location(trunk.node, key), "`\(host)` is no host",
            help: "write a name or an address, with `:port` if it needs one"))
      }
      if let name = trunk.username, !Self.isUser(name) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(trunk.node, "username"), "`\(name)` is no name to sign in with",
            help: "write letters, digits, `-`, `_`, `.`, `+` or `~`"))
      }
      guard let project = trunk.project, !Self.isProject(project) else { continue }
      findings.append(
        Finding(
          kind, at: contract.origin.location(trunk.node, "project"),
          "`\(project)` is no project of the model's service",
          label: "a project's name begins with `proj_`", help: "copy it from the service's project settings"))
    }
    for dialplan in contract.contract.dialplans {
      guard let trunk = contract.contract.trunks[dialplan.trunk], trunk.project != nil else { continue }
      findings.append(
        Finding(
          kind, at: contract.origin.location(dialplan.node, "trunk"),
          "`\(trunk.name)` leads to the model, so no call of `\(dialplan.name)` comes by it",
          help: "name a carrier's trunk"))
    }
    return findings
  }

  /// `proj_` and letters or digits.
  static func isProject(_ text: String) -> Bool {
    text.hasPrefix("proj_") && text.utf8.count > 5
      && text.utf8.allSatisfy(isNameByte)
  }

  /// A name, or an address of IPv4 or, in brackets, of IPv6; and a port behind a colon (RFC 3261, section 25.1: hostport).
  private static func isHost(_ text: String) -> Bool {
    var host = text.utf8[...]
    if let colon = host.lastIndex(of: 0x3A), host.last != 0x5D {
      let digits = host[host.index(after: colon)...]
      guard AddressText.isPort(digits) else { return false }
      host = host[..<colon]
    }
    if host.first == 0x5B, host.last == 0x5D {
      let address = host.dropFirst().dropLast()
      return address.contains(0x3A) && address.allSatisfy { AddressText.isWord($0) || [0x2E, 0x3A].contains($0) }
    }
    return AddressText.isName(host)
  }

  /// What may stand before the `@` of an address on every exchange (RFC 3261, section 25.1, without what quotes, escapes
  /// or separates elsewhere).
  private static func isUser(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isNameByte($0) || [0x2B, 0x2E, 0x7E].contains($0) }
  }
}
