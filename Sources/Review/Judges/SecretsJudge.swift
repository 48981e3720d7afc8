/// What deployment must put in.
enum SecretsJudge: Judge {
  static let needed = ChangeKind(
    "review/secret-needed", "Deployment needs one more secret",
    why: "`parlance fill` refuses without it.")
  static let dropped = ChangeKind(
    "review/secret-dropped", "Deployment needs one secret less",
    why: "It can be taken away.")
  static let kinds = [needed, dropped]
  static let subjects: [Subject] = [Subject("Environment", "secrets")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added: Judgement(needed, .breaks, "a deployment without it is refused")
    default: Judgement(dropped, .safe)
    }
  }
}
