import Facts
import Findings
import Language
import Resolve

/// A message ends when its caller has finished, and not for ever after.
enum MailboxRule: Rule {
  static let kind = FindingKind(
    "phone/mailbox", .error,
    "Checks that the silence that ends a message is longer than a pause for breath, and at most a minute",
    why: """
      People stop for a second between two sentences: a shorter silence would cut them off. A long one keeps a line, and
      the end of each message, for nobody.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let span = PhoneFacts.messageSilence
    return contract.contract.mailboxes.compactMap { mailbox in
      guard let silence = mailbox.silence, !span.contains(silence.seconds) else { return nil }
      return Finding(
        kind, at: contract.origin.location(mailbox.node, "silence"),
        "`\(silence.text)` of silence \(silence.seconds < span.lowerBound ? "would cut callers off" : "is too long to wait for")",
        help: "write `\(span.lowerBound)s` to `\(span.upperBound)s`")
    }
  }
}
