import Facts
import Language

extension Step {
  /// The mailbox for which it takes a message.
  public var mailbox: String? { if case .record(let message) = act { message.mailbox } else { nil } }
}

extension Mailbox {
  /// Seconds of silence that end a message, by the contract or by default.
  public var endingSilence: Int { silence?.seconds ?? PhoneFacts.usualMessageSilence }
}

extension Contract {
  /// The mailboxes for which some step takes messages.
  public var usedMailboxes: [Mailbox] {
    let used = Set(dialplans.flatMap { $0.steps.compactMap(\.mailbox) })
    return mailboxes.filter { used.contains($0.name) }
  }

  /// The web sockets to which some step connects calls.
  public var usedStreams: [MediaStream] {
    if streams.isEmpty { return [] }
    let used = Set(dialplans.flatMap { $0.steps.compactMap { $0.streaming?.stream } })
    return streams.filter { used.contains($0.name) }
  }

  /// Seconds of silence that end a message.
  public func endingSilence(of message: Recording) -> Int {
    mailboxes[message.mailbox]?.endingSilence ?? PhoneFacts.usualMessageSilence
  }
}
