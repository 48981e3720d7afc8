import Findings
import Language
import Resolve

/// What is kept has an end.
enum RetentionRule: Rule {
  static let kind = FindingKind(
    "phone/missing-retention", .error,
    "Checks that recordings, messages and far ends of web sockets say how long they keep what is said",
    why: """
      Voices are personal data: they may be kept no longer than their purpose needs. Write the time down; the outputs
      carry it to whoever deletes them.
      """,
    source: "Regulation (EU) 2016/679, article 5(1)(e)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for dialplan in contract.contract.dialplans {
      let kept = dialplan.retention?.recording
      if let recording = dialplan.recordCall, kept == nil {
        findings.append(
          Finding(
            kind, at: contract.origin.location(recording.node),
            "`\(dialplan.name)` does not say how long its recordings are kept",
            help: "add `retention: {recording: 30d}`"))
      }
      if kept != nil, dialplan.recordCall == nil {
        findings.append(
          Finding(
            kind, at: contract.origin.location(dialplan.node, "retention", "recording"),
            "`\(dialplan.name)` keeps recordings but makes none",
            help: "add `record_call: {from: STEP}`, or take it out"))
      }
    }
    for mailbox in contract.contract.usedMailboxes where mailbox.retention == nil {
      findings.append(
        Finding(
          kind, at: contract.origin.location(mailbox.key),
          "mailbox `\(mailbox.name)` does not say how long messages are kept", help: "add `retention: 30d`"))
    }
    for stream in contract.contract.usedStreams where stream.retention == nil {
      findings.append(
        Finding(
          kind, at: contract.origin.location(stream.key),
          "web socket `\(stream.name)` does not say how long the far end keeps what it hears",
          help: "add `retention: 30d`, or `retention: 0s` if it keeps nothing"))
    }
    return findings
  }
}
