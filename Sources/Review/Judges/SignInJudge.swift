import Language

/// How callers may be known.
enum SignInJudge: Judge {
  static let opened = ChangeKind(
    "review/sign-in-opened", "A tool can be called in another way of signing in",
    why: "With `none`, or without `auth` and scopes, anybody can call it.")
  static let closed = ChangeKind(
    "review/sign-in-closed", "A tool can no longer be called in some way of signing in",
    why: "Whoever called it so is refused.")
  static let rewritten = ChangeKind(
    "review/sign-in-rewritten", "How callers sign in for a tool is said in other words",
    why: "Where `auth` says nothing it follows from the scopes; the same callers are let in.")
  static let kinds = [opened, closed, rewritten]
  static let subjects: [Subject] = [Subject("Tool", "auth")]
  static let wholes = subjects

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let name = difference.path.name
    guard let before = comparison.old.contract.contract.tools[name]?.waysToSignIn,
      let after = comparison.new.contract.contract.tools[name]?.waysToSignIn
    else {
      return difference.kind == .added && difference.after == "none"
        ? Judgement(opened, .exposes, "anybody can call it") : Judgement(opened, .changes)
    }
    if difference.kind == .reordered { return Judgement(opened, .safe) }
    // One way that came or went, or all of them where one side says nothing.
    let one = difference.isMember ? difference.text.flatMap { Tool.Authentication(rawValue: $0) } : nil
    func changed(_ way: Tool.Authentication, from left: [Tool.Authentication], to right: [Tool.Authentication]) -> Bool
    {
      (one == nil || one == way) && !left.contains(way) && right.contains(way)
    }
    if changed(.none, from: after, to: before) {
      return Judgement(closed, .breaks, "callers who do not sign in are refused")
    }
    if changed(.none, from: before, to: after) {
      return Judgement(opened, .exposes, "anybody can call it, without signing in")
    }
    if changed(.oauth2, from: after, to: before) {
      return after.contains(.none)
        ? Judgement(closed, .changes, "nobody signs in for it any more")
        : Judgement(closed, .breaks, "callers who came so are refused")
    }
    if changed(.oauth2, from: before, to: after) { return Judgement(opened, .changes, "people can sign in for it") }
    return Judgement(rewritten, .safe, "the same callers are let in", touches: [])
  }
}
