import Facts
import Language

/// `voicemail.conf`: the mailboxes. Asterisk keeps one limit of length for a mailbox, so the longest counts.
enum VoicemailFile {
  /// The section in which the mailboxes stand.
  static let context = "parlance"

  static func text(_ plan: PhonePlan) -> String {
    // There is one for all mailboxes: nobody is cut off before their own.
    let silence = plan.contract.usedMailboxes.map(\.endingSilence).max()
    var text = AsteriskFiles.heading(plan, "Mailboxes")
    text += """

      [general]
      format=wav
      attach=yes
      maxsilence=\(silence ?? PhoneFacts.usualMessageSilence)
      silencethreshold=128
      maxlogins=3

      [\(context)]

      """
    for mailbox in plan.contract.mailboxes {
      var notes: [String] = []
      if let retention = mailbox.retention { notes.append("kept for \(retention.words)") }
      if mailbox.isTranscribed { notes.append("not written down by this exchange") }
      for note in notes { text += ConfigurationValue.comment("\(mailbox.name): \(note)") + "\n" }
      let email = mailbox.email.map(field) ?? ""
      text +=
        "\(plan.names.mailbox(mailbox.name)) => -,\(field(mailbox.name)),\(email),,maxsecs=\(limit(mailbox, plan))\n"
    }
    return text
  }

  /// Seconds of the longest message that a step takes for a mailbox.
  private static func limit(_ mailbox: Mailbox, _ plan: PhonePlan) -> Int {
    var longest = 0
    for flow in plan.flows {
      for step in flow.dialplan.steps {
        guard case .record(let recording) = step.act, recording.mailbox == mailbox.name else { continue }
        longest = max(longest, recording.max?.seconds ?? PhoneFacts.usualMessage)
      }
    }
    return longest == 0 ? PhoneFacts.usualMessage : longest
  }

  /// A field of a mailbox's line: no comma, no `|`, no `=`.
  private static func field(_ text: String) -> String {
    ConfigurationValue.value(String(text.filter { $0 != "," && $0 != "|" && $0 != "=" }))
  }
}
