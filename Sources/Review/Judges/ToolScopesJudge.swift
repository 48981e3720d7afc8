/// What a caller's token must hold.
enum ToolScopesJudge: Judge {
  static let needed = ChangeKind(
    "review/scope-needed", "A tool needs one more scope",
    why: "People are asked for more, and a token without it is refused.")
  static let dropped = ChangeKind(
    "review/scope-dropped", "A tool needs one scope less",
    why: "Tokens that were refused are now let in.")
  static let kinds = [needed, dropped]
  static let subjects: [Subject] = [Subject("Tool", "scopes")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added:
      Judgement(
        needed, .exposes, "people must grant more, and a token without it is refused",
        touches: comparison.surfaces(ofTool: difference.path.name) + [.server])
    case .removed: Judgement(dropped, .exposes, "a token without it is let in", touches: [.server])
    default: Judgement(needed, .safe)
    }
  }
}
