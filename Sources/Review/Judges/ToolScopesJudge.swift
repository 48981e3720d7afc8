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
    let people = comparison.surfaces(ofTool: difference.path.name)
    switch difference.kind {
    case .added where turnsSignIn(difference, comparison, opens: false):
      return Judgement(
        SignInJudge.closed, .breaks, "it could be called without signing in, and such calls are refused now",
        touches: people + [.model, .server])
    case .added:
      return Judgement(
        needed, .exposes, "people must grant more, and a token without it is refused", touches: people + [.server])
    case .removed where turnsSignIn(difference, comparison, opens: true):
      return Judgement(
        SignInJudge.opened, .exposes, "it needs none any more: anybody can call it, without signing in",
        touches: people + [.model, .server])
    case .removed: return Judgement(dropped, .exposes, "a token without it is let in", touches: [.server])
    default: return Judgement(needed, .safe)
    }
  }

  /// Whether the first scope came, or the last one went, and with it whether callers must sign in: it follows from the
  /// scopes where `auth` says nothing. It is told once, with the first of several.
  private static func turnsSignIn(_ difference: Difference, _ comparison: Comparison, opens: Bool) -> Bool {
    guard let before = comparison.old.contract.contract.tools[difference.path.name],
      let after = comparison.new.contract.contract.tools[difference.path.name], difference.name == "1",
      before.authentication == nil, after.authentication == nil
    else { return false }
    return before.isOpenToAll != opens && after.isOpenToAll == opens
  }
}
