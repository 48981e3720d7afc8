import Findings
import Language
import Resolve

/// Callers are told in a language that they have chosen.
enum UndisclosedLanguageRule: Rule {
  static let kind = FindingKind(
    "phone/undisclosed-language", .error,
    "Checks that a disclosure is there in every language of the calls that hear it",
    why: """
      This is about law. That a machine speaks has to be said "in a clear and distinguishable manner at the latest at the \
      time of the first interaction" (Regulation (EU) 2024/1689, article 50(5)); what is done with personal data, such as a \
      recording, in an "intelligible and easily accessible form, using clear and plain language" (GDPR, article 12(1)), \
      which the supervisory authorities read as: translated, where speakers of another language are addressed. Who offers \
      a line in Spanish discloses in Spanish. Without it the exchange goes on in silence, and nobody was told.
      """,
    source: "Regulation (EU) 2024/1689, article 50; Regulation (EU) 2016/679, article 12(1) and WP 260 rev.01, 13")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.callsHaveKnownLanguages else { return [] }
    return contract.dialplans.flatMap { dialplan in
      HeardSpeech.all(of: dialplan, in: contract).compactMap { text -> Finding? in
        let missing = text.missing
        guard text.key.hasPrefix("disclosures"), let first = missing.first else { return nil }
        return Finding(
          kind, at: contract.origin.location(text.speech.node),
          "step `\(first.step)` discloses to a caller in \(listed(missing.map(\.language))), who hears nothing",
          label: "not there in \(listed(missing.map(\.language)))", notes: text.notes(contract), help: text.help)
      }
    } + contract.contract.agents.flatMap { check($0, contract) }
  }

  /// An agent begins with its own disclosures, in the language of the call.
  private static func check(_ agent: Agent, _ contract: ResolvedContract) -> [Finding] {
    let first = agent.language?.standard ?? ""
    let tags = contract.otherLanguages(of: agent)
    return [("ai", agent.disclosures?.ai), ("recording", agent.disclosures?.recording)].compactMap { key, speech in
      guard let speech else { return nil }
      let missing = speech.missing(of: tags, first: first)
      guard !missing.isEmpty else { return nil }
      return Finding(
        kind, at: contract.origin.location(speech.node),
        "agent `\(agent.name)` takes calls in \(listed(missing)), and can't say there what it has to disclose",
        label: "not there in \(listed(missing))",
        help: speech.help(toAdd: missing, first: first))
    }
  }
}
