import Syntax

extension Shape where Value == VoicePage {
  static let voicePage = record(
    "VoicePage", "The agent's page on the website, and what its backend holds to.",
    [
      .optional("origin", \.origin, .text, "Where the page and its backend stand: `https://voice.example.com`."),
      .optional("backend", \.backend, .text, "Where client secrets are given out; beside the page unless said."),
      .defaulted("embed_on", \.embedOn, Shape<String>.text.list, "The sites that may show the page in a frame."),
      .optional("privacy", \.privacy, .text, "The page that says what becomes of what is said."),
      .optional(
        "rate_limit", \.rateLimit, .rate, "How often one person may begin; 10 times in 10 minutes unless said."),
      .defaulted(
        "event_log", \.eventLog, .word,
        "Whether events are kept for figures: `off`, `save` (the person may, as a file), `backend`."),
      .defaulted("words", \.words, .pageWords, "The page's own words by name, where they are not the English ones."),
    ])
}

extension Shape where Value == [VoicePage.Word] {
  private static var wordsForm: Form {
    .map(keys: "^(\(VoicePageWords.names.joined(separator: "|")))$", .text(what: "text", pattern: nil))
  }

  static let pageWords = Shape(wordsForm) { node, reader in
    guard reader.expect(.mapping, node, { wordsForm }) else { return nil }
    var words: [VoicePage.Word] = []
    for (key, item) in reader.tree.pairs(node) {
      let name = reader.tree.string(key)
      guard VoicePageWords.names.contains(name) else {
        reader.unknownKey(key, item, VoicePageWords.names, in: node)
        continue
      }
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      if let text = Shape<String>.text.read(item, &reader) { words.append(.init(name: name, text: text)) }
    }
    return words
  }
}
