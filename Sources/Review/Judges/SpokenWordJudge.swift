import Language
import Syntax

/// What callers may say instead of pressing a key.
enum SpokenWordJudge: Judge {
  static let added = ChangeKind(
    "review/word-added", "Callers may say another word instead of pressing a key",
    why: "Who says it comes where the key leads; before, it was none of the choices.")
  static let removed = ChangeKind(
    "review/word-removed", "A word no longer stands for its key",
    why: "Who is used to saying it no longer gets there.")
  static let listening = ChangeKind(
    "review/words-heard", "A key may be said",
    why: "A provider's recognizer hears whatever is said at the question.")
  static let rewritten = ChangeKind(
    "review/word-rewritten", "A word for a key is written in another way",
    why: "Capitals and punctuation are not compared, nor the order of the words.")
  static let kinds = [added, removed, listening, rewritten]
  static let subjects: [Subject] = [Subject("Key", "words")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added where isAmong(difference, comparison.old, difference.path.oldOwner),
      .removed where isAmong(difference, comparison.new, difference.path.newOwner):
      Judgement(rewritten, .safe, "it is compared as before")
    case .added where difference.isMember: Judgement(added, .changes, "who says it comes there")
    case .added: Judgement(listening, .exposes, "the provider's recognizer hears what callers say")
    case .changed where isSame(difference): Judgement(rewritten, .safe, "it is compared as before")
    case .reordered: Judgement(rewritten, .safe)
    default: Judgement(removed, .breaks, "who says it no longer gets there")
    }
  }

  /// Whether a word that came or went is among those of the key on the other side, written in another way.
  private static func isAmong(_ difference: Difference, _ side: Side, _ key: NodeID?) -> Bool {
    guard difference.isMember, let word = difference.text.map(KeyWords.compared), !word.isEmpty else { return false }
    var words = side.value(key, "words")
    // `words`, the language if there are several, and the word.
    let parts = difference.path.parts
    if let place = parts.dropLast().lastIndex(of: "words"), parts.count > place + 2 {
      words = side.value(words, parts[place + 1])
    }
    return words.map { side.elements($0).contains { side.text($0).map(KeyWords.compared) == word } } ?? false
  }

  /// Capitals and punctuation do not count.
  private static func isSame(_ difference: Difference) -> Bool {
    guard let before = difference.before, let after = difference.after else { return false }
    return KeyWords.compared(before) == KeyWords.compared(after)
  }
}
