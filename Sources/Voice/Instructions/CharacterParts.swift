import Facts
import Language

/// Who the agent is and how it sounds.
extension InstructionWriter {
  mutating func writeRole() {
    for sentence in agent.role.sentences { bullet(sentence.asSentence, node["role"]) }
    if let done = agent.doneWhen { bullet("Done when: \(done.asSentence)", node["done_when"]) }
  }

  mutating func writeOpening() {
    let isHanded = !session.givers.isEmpty
    let disclosed = agent.disclosures.map { disclosures in
      agent.disclosedSentences.map { key, sentence in
        (text: sentence, source: Instructions.Source(disclosures.node, key))
      }.filter { sentence in !isHanded || !session.givers.allSatisfy { $0.discloses(sentence.text) } }
    }
    if isHanded {
      bullet("You take this conversation over from a colleague: the person has been greeted already.", node[""])
    }
    if let disclosed, disclosed.count == 1 {
      bullet("Before anything else, say word for word: \(disclosed[0].text.quoted)", disclosed[0].source)
    } else if let disclosed, !disclosed.isEmpty {
      bullet("Before anything else, say word for word, in this order:", node["disclosures"])
      for (sentence, source) in disclosed { nested(sentence.quoted, source) }
    }
    let then = disclosed.map { !$0.isEmpty } ?? false
    if isHanded {
      bullet("Say in a few words what you take care of, and go on from what has been said.", node["role"])
      bullet("Do not ask again for what the person or a tool has already told.", node["role"])
    } else if let greeting = agent.words(agent.greeting) {
      bullet("\(then ? "Then say" : "Begin with"), word for word: \(greeting.quoted)", node["greeting"])
    } else if then {
      bullet("Then greet the person in a few words and go on in the same turn.", node["disclosures"])
    } else {
      bullet("Greet the person in one short sentence and ask how you can help.", node["role"])
    }
    bullet("When asked whether you are a machine, say so plainly.", node["disclosures", nil])
  }

  mutating func writeBackground() {
    for known in agent.background {
      var origin: [String] = []
      if let day = known.asOf { origin.append("as of \(day)") }
      if let source = known.source { origin.append("from the \(source.onOneLine)") }
      let mark = origin.joined(separator: ", ")
      let begins = mark.isEmpty ? "" : mark.prefix(1).uppercased() + mark.dropFirst() + ": "
      bullet(begins + known.fact.asSentence, .init(known.node))
    }
    if let dated = agent.background.first(where: { $0.asOf != nil }) {
      bullet("What a tool tells is newer than what stands here with a day.", .init(dated.node, "as_of"))
    }
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
      if session.givers.isEmpty {
        bullet("Begin in \(standard).", source)
      } else {
        bullet("Go on in the language that is being spoken, if it is \(standard) or \(others).", source)
      }
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

extension Agent {
  /// Whether it says a sentence at the start of its conversations.
  fileprivate func discloses(_ sentence: String) -> Bool {
    disclosedSentences.contains { $0.text == sentence }
  }
}
