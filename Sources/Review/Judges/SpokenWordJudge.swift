import Language

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
    case .added where difference.isMember: Judgement(added, .changes, "who says it comes there")
    case .added: Judgement(listening, .exposes, "the provider's recognizer hears what callers say")
    case .changed where isSame(difference): Judgement(rewritten, .safe, "it is compared as before")
    case .reordered: Judgement(rewritten, .safe)
    default: Judgement(removed, .breaks, "who says it no longer gets there")
    }
  }

  /// Capitals and punctuation do not count.
  private static func isSame(_ difference: Difference) -> Bool {
    guard let before = difference.before, let after = difference.after else { return false }
    return KeyWords.compared(before) == KeyWords.compared(after)
  }
}
