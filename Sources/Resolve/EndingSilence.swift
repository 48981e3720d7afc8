import Facts
import Language

extension Mailbox {
  /// Seconds of silence that end a message, by the contract or by default.
  public var endingSilence: Int { silence?.seconds ?? PhoneFacts.usualMessageSilence }
}
