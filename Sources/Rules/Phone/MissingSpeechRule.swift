import Findings
import Language
import Resolve

/// A caller hears every text in the language of the call.
enum MissingSpeechRule: Rule {
  static let kind = FindingKind(
    "phone/missing-language", .error,
    "Checks that a text is there in every language which a call can have when it hears it",
    why: """
      A call has the language of its dialplan until a step sets another one (`language: es`). Along every way that a call \
      can go from there, each text must be there in that language: an exchange has no sound for one that is missing, and \
      the caller hears nothing. A text in `es` is heard in a call in `es-MX` too, not the other way round. A text without a \
      language is in the one that its step sets, or that the dialplan begins with.
      """, source: "RFC 4647, section 3.4 (lookup)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.callsHaveKnownLanguages else { return [] }
    let heard = contract.dialplans.flatMap { HeardSpeech.all(of: $0, in: contract) }
    return (heard.filter { !$0.key.hasPrefix("disclosures") } + HeardSpeech.announcements(in: contract)).compactMap {
      text in
      let missing = text.missing
      guard !missing.isEmpty else { return nil }
      return Finding(
        kind, at: contract.origin.location(text.speech.node),
        "a call in \(listed(missing.map(\.language))) \(text.speech.isInTurn ? "does not hear all" : "hears nothing") of this `\(text.key)`",
        label: "not there in \(listed(missing.map(\.language)))", notes: text.notes(contract), help: text.help)
    }
  }
}
