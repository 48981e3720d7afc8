import Language

/// How long a browser's secret can start a session.
enum ClientSecretJudge: Judge {
  static let longer = ChangeKind(
    "review/secret-lives-longer", "A browser's secret can start sessions for longer",
    why: "Who gets hold of it has longer to use it.")
  static let shorter = ChangeKind(
    "review/secret-lives-shorter", "A browser's secret can start sessions for less long",
    why: "A slow page may come too late.")
  static let kinds = [longer, shorter]
  static let subjects: [Subject] = [Subject("ExpiresAfter", "seconds")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let usual = Double(SessionDefaults.clientSecretSeconds)
    let before = (difference.before ?? difference.unsaid).flatMap(Amount.of) ?? usual
    let after = (difference.after ?? difference.unsaid).flatMap(Amount.of) ?? usual
    return after < before
      ? Judgement(shorter, .changes, touches: [.web])
      : Judgement(longer, .exposes, "a stolen one is of use for longer", touches: [.web])
  }
}
