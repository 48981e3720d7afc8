import Facts
import Findings
import Language
import Resolve

/// A message ends when its caller has finished, and not for ever after.
enum MailboxRule: Rule {
  static let kind = FindingKind(
    "phone/mailbox", .error,
    "Checks that messages reach somebody, and that the silence that ends one is longer than a pause for breath",
    why: """
      People stop for a second between two sentences: a shorter silence would cut them off. One of more than a minute keeps a
      line, and the end of each message, for nobody. An exchange sends to an address as it stands, and tells nobody that there
      is no such one.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let span = PhoneFacts.messageSilence
    let addresses = contract.contract.mailboxes.compactMap { mailbox -> Finding? in
      guard let email = mailbox.email, !isAddress(email) else { return nil }
      return Finding(
        kind, at: contract.origin.location(mailbox.node, "email"), "`\(email)` is no address of mail",
        help: "write one such as `desk@office.example`")
    }
    return addresses
      + contract.contract.mailboxes.compactMap { mailbox in
        guard let silence = mailbox.silence, !span.contains(silence.seconds) else { return nil }
        return Finding(
          kind, at: contract.origin.location(mailbox.node, "silence"),
          "`\(silence.text)` of silence \(silence.seconds < span.lowerBound ? "would cut callers off" : "is too long to wait for")",
          help: "write `\(span.lowerBound)s` to `\(span.upperBound)s`")
      }
  }

  /// Something, one `@` and a host; nothing that separates addresses.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && ![0x22, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5C].contains($0) }
  }
}
