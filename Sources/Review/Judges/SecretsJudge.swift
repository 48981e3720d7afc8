/// What deployment must put in.
enum SecretsJudge: Judge {
  static let needed = ChangeKind(
    "review/secret-needed", "Deployment needs one more secret",
    why: "`parlance fill` refuses without it, once something uses it.")
  static let dropped = ChangeKind(
    "review/secret-dropped", "Deployment needs one secret less",
    why: "It can be taken away.")
  static let kinds = [needed, dropped]
  static let subjects: [Subject] = [Subject("Environment", "secrets")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added where difference.after.map { isUsed($0, comparison.new) } ?? true:
      Judgement(needed, .breaks, "a deployment without it is refused")
    case .added: Judgement(needed, .safe, "no file holds it; a program that is emitted may read it")
    default: Judgement(dropped, .safe)
    }
  }

  private static func isUsed(_ name: String, _ side: Side) -> Bool {
    side.contract.references.contains { $0.kind == .secret && $0.name == name }
  }
}
