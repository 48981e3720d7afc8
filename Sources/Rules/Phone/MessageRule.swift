import Facts
import Findings
import Language
import Resolve

/// Messages are taken as an exchange can take them.
enum MessageRule: Rule {
  static let kind = FindingKind(
    "phone/message", .warning, "Checks that messages are taken as every target can take them",
    why: """
      Asterisk's voicemail ends a message with `#`, keeps one longest time for a mailbox, the longest of all steps, and one
      silence for all mailboxes, the longest. Other targets would do as the contract says, so the same call would differ.
      What a mailbox `transcribe`s is written down by a provider of TwiML, which takes it for English, and only where the
      message is shorter than two minutes.
      """,
    source: "app_voicemail of Asterisk 22, seen 2026-11-22; twilio.com/docs/api/errors/13617, read 2026-11-26")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    var first: [String: (step: Step, seconds: Int, recording: Recording)] = [:]
    for dialplan in contract.contract.dialplans {
      for step in dialplan.steps {
        guard case .record(let recording) = step.act else { continue }
        if let finish = recording.finish, finish != PhoneFacts.messageEndKey {
          findings.append(
            Finding(
              kind, at: contract.origin.location(recording.node, "finish"),
              "key `\(finish)` does not end a message on every exchange", help: "write `finish: pound`"))
        }
        let seconds = recording.max?.seconds ?? PhoneFacts.usualMessage
        guard let before = first[recording.mailbox] else {
          first[recording.mailbox] = (step, seconds, recording)
          continue
        }
        guard before.seconds != seconds else { continue }
        let place = contract.origin.location(before.recording.node, "max")
        findings.append(
          Finding(
            kind, at: contract.origin.location(recording.node, "max"),
            "mailbox `\(recording.mailbox)` has another limit in step `\(before.step.name)`",
            related: place.map { [.init($0, "the other limit")] } ?? [],
            help: "give both steps the same `max`"))
      }
    }
    return findings + silences(contract) + transcripts(contract)
  }

  /// One silence does for all mailboxes that messages are taken for.
  private static func silences(_ contract: ResolvedContract) -> [Finding] {
    let mailboxes = contract.contract.usedMailboxes
    guard let first = mailboxes.first else { return [] }
    return mailboxes.dropFirst().compactMap { mailbox in
      guard mailbox.endingSilence != first.endingSilence else { return nil }
      let said = mailbox.silence == nil ? first : mailbox
      let other = mailbox.silence == nil ? mailbox : first
      return Finding(
        kind, at: contract.origin.location(said.node, "silence"),
        "messages of `\(said.name)` end after \(said.endingSilence) s of silence, those of `\(other.name)` after "
          + "\(other.endingSilence) s",
        help: "give all mailboxes the same `silence`")
    }
  }

  /// What would not be written down, at each step that takes it.
  private static func transcripts(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let flow = contract.spoken(dialplan)
      return dialplan.dialplan.steps.flatMap { step -> [Finding] in
        guard case .record(let message) = step.act,
          contract.contract.mailboxes[message.mailbox]?.isTranscribed == true
        else { return [] }
        var findings: [Finding] = []
        let longest = PhoneFacts.transcribedMessage.upperBound
        if (message.max?.seconds ?? PhoneFacts.usualMessage) > longest {
          findings.append(
            Finding(
              kind, at: contract.origin.location(message.node, keyOf: message.max == nil ? "mailbox" : "max"),
              "a message of step `\(step.name)` may be too long to be written down", help: "write `max: \(longest)s`"))
        }
        let shortest = PhoneFacts.transcribedMessage.lowerBound
        if let max = message.max, max.seconds < shortest {
          findings.append(
            Finding(
              kind, at: contract.origin.location(message.node, keyOf: "max"),
              "no message of step `\(step.name)` is long enough to be written down",
              help: "write at least `max: \(shortest)s`"))
        }
        let foreign = flow.languages(in: step.name).filter { !PhoneFacts.isTranscribed($0) }
        if !foreign.isEmpty {
          findings.append(
            Finding(
              kind, at: contract.origin.location(message.node, keyOf: "mailbox"),
              "messages in \(listed(foreign)) of step `\(step.name)` are not written down",
              help: "take them for a mailbox without `transcribe`"))
        }
        return findings
      }
    }
  }
}
