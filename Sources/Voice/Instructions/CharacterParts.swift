import Facts
import Language

/// Who the agent is and how it sounds.
extension InstructionWriter {
  mutating func writeRole() {
    for sentence in agent.role.sentences { bullet(sentence.asSentence, node["role"]) }
    if let done = agent.doneWhen { bullet("Done when: \(done.asSentence)", node["done_when"]) }
  }

  mutating func writeOpening() {
    var sentences: [(String, String)] = []
    if let ai = agent.disclosures?.ai { sentences.append((ai, "ai")) }
    if let recording = agent.disclosures?.recording { sentences.append((recording, "recording")) }
    if let disclosures = agent.disclosures, !sentences.isEmpty {
      let order = sentences.count > 1 ? ", in this order" : ""
      bullet("Before anything else, say word for word\(order):", node["disclosures"])
      for (sentence, key) in sentences { nested(sentence.quoted, .init(disclosures.node, key)) }
      bullet("Then greet the person in a few words and go on in the same turn.", node["disclosures"])
    } else {
      bullet("Greet the person in one short sentence and ask how you can help.", node["role"])
    }
    bullet("When asked whether you are a machine, say so plainly.", node["disclosures", nil])
  }

  mutating func writePersonality() {
    if let personality = agent.personality {
      for sentence in personality.sentences { bullet(sentence.asSentence, node["personality"]) }
    }
    // `speed` changes only how fast the sound is played.
    if let speed = session.settings.speed, speed != 1 {
      bullet(
        speed > 1 ? "Speak quickly, yet without hurry." : "Speak slowly and clearly.",
        .init(session.settings.node, "speed"))
    }
  }

  mutating func writeLength() {
    if let length = agent.length {
      for sentence in length.sentences { bullet(sentence.asSentence, node["length"]) }
    } else {
      bullet("One or two short sentences per turn.", node["role"])
    }
    bullet(
      "Everything you write is spoken: no lists, headings, symbols, web addresses or sound effects.",
      node["role"])
    guard !session.tools.isEmpty else { return }
    bullet(
      "Say amounts, dates and times as people say them: \"August twelfth at nine in the morning\".",
      node["tools"])
    if let tool = session.tools.first(where: \.hasMinorUnits) {
      bullet(
        "Amounts in tool results are in the currency's smallest unit: 1250 in USD is twelve dollars fifty.",
        .init(tool.node, "output"))
    }
  }

  mutating func writeVariety() {
    guard agent.states.contains(where: { !$0.samples.isEmpty }) || !session.tools.isEmpty else { return }
    bullet("Do not say the same sentence twice. Vary how you begin, confirm and move on.", node["states"])
  }

  mutating func writeLanguage() {
    guard let policy = agent.language else { return }
    let standard = Self.language(policy.standard)
    let source = Instructions.Source(policy.node, "default")
    if policy.also.isEmpty {
      bullet("Speak only \(standard).", source)
      bullet(
        "To a person who speaks another language, say in \(standard) that you can help in that language "
          + "only.",
        source)
    } else {
      let others = policy.also.map(Self.language).joined(separator: " or ")
      bullet("Begin in \(standard).", source)
      bullet(
        "Change to \(others) only when the person asks for it or speaks a whole sentence in it, then stay "
          + "in it.",
        .init(policy.node, "also"))
      bullet("An accent, a name or a single foreign word is no reason to change.", .init(policy.node, "also"))
    }
  }

  /// `English (en-US)`
  private static func language(_ tag: String) -> String {
    LanguageNames.name(of: tag).map { "\($0) (\(tag))" } ?? tag
  }

  mutating func writePronunciations() {
    for pronunciation in agent.pronunciations {
      bullet(
        "Pronounce \(pronunciation.write.quoted) as \(pronunciation.say.quoted).", .init(pronunciation.node))
    }
  }

  mutating func writeRules() {
    for (index, rule) in agent.rules.enumerated() where !author.readBackRules.contains(index) {
      bullet(rule.asSentence, node["rules", index])
    }
  }
}
