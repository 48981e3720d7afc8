/// How callers may be known.
enum SignInJudge: Judge {
  static let opened = ChangeKind(
    "review/sign-in-opened", "A tool can be called in another way of signing in",
    why: "With `none`, anybody can call it.")
  static let closed = ChangeKind(
    "review/sign-in-closed", "A tool can no longer be called in some way of signing in",
    why: "Whoever called it so is refused.")
  static let kinds = [opened, closed]
  static let subjects: [Subject] = [Subject("Tool", "auth")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added where difference.after == "none": Judgement(opened, .exposes, "anybody can call it")
    case .added: Judgement(opened, .changes, "people can sign in for it")
    case .removed: Judgement(closed, .breaks, "callers who came so are refused")
    default: Judgement(opened, .safe)
    }
  }
}
