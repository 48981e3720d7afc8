import Facts
import Findings
import Language
import Resolve

/// Messages are taken as an exchange can take them.
enum MessageRule: Rule {
  static let kind = FindingKind(
    "phone/message", .warning, "Checks that messages are taken as every target can take them",
    why: """
      Asterisk's voicemail ends a message with `#` and keeps one longest time for a mailbox, the longest of all steps.
      Other targets would do as the contract says, so the same call would differ.
      """,
    source: "app_voicemail of Asterisk 22, seen 2026-11-22")

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
    return findings
  }
}
