import Findings
import Language

/// What a provider of TwiML is told of each message: the silence that ends it, and whether it is written down.
enum MessageExpectation: Expectation {
  static let name = "that messages end by the silence of their mailbox, and are written down only where it says so"

  /// Seconds, where a mailbox says nothing.
  static let usualSilence = 10
  static func silence(_ mailbox: Mailbox) -> Int { mailbox.silence?.seconds ?? usualSilence }

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let routes = subject.files.json("phone/twiml/routes.json")?["routes"]
    for dialplan in subject.resolved.dialplans {
      let flow = subject.resolved.spoken(dialplan)
      for path in subject.files.paths("phone/twiml/\(dialplan.name)/", ".xml") {
        let place = TwiMLPlace(path, flow)
        guard case .record(let message)? = dialplan.dialplan.steps.first(where: { $0.name == place.step })?.act,
          let mailbox = subject.contract.mailboxes[message.mailbox], let file = subject.files[path]
        else { continue }
        let isWritten = mailbox.isTranscribed && (place.language == "en" || place.language.hasPrefix("en-"))
        let route = place.file + "/transcript"
        let declared = subject.place(of: "mailbox.\(mailbox.name)")
        for verb in XMLReader.read(file.bytes).elements where verb.name == "Record" {
          let told = [verb.attribute("transcribe")?.value, verb.attribute("transcribeCallback")?.value]
          verdict.expect(
            verb.attribute("timeout")?.value == "\(silence(mailbox))"
              && told == (isWritten ? ["true", route] : [nil, nil]),
            ConformanceFindings.mailboxSetting, at: file.location(verb.tag),
            "messages of step `\(place.step)` do not end, or are not written down, as mailbox `\(mailbox.name)` says",
            declared: declared)
        }
        guard isWritten, let routes else { continue }
        let kept = routes["\(dialplan.name)/\(route)"]
        verdict.expect(
          kept?["by"]?.string == "TranscriptionText" && kept?["mailbox"]?.string == mailbox.name
            && kept?["email"]?.string == mailbox.email && kept?["retention_seconds"]?.int == mailbox.retention?.seconds,
          ConformanceFindings.mailboxSetting, at: (kept ?? routes).location,
          "what is written down of messages of `\(mailbox.name)` is not kept as they are", declared: declared)
      }
    }
  }
}
