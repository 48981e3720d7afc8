/// What people are told when they grant a scope.
enum ConsentJudge: Judge {
  static let lowered = ChangeKind(
    "review/sensitivity-lowered", "A scope is said to open less sensitive data",
    why: "People and reviewers look less closely at it.")
  static let raised = ChangeKind(
    "review/sensitivity-raised", "A scope is said to open more sensitive data",
    why: "People and reviewers look more closely at it.")
  static let words = ChangeKind(
    "review/consent-words", "People read other words when they grant a scope",
    why: "Those who have granted it agreed to the old ones.")
  static let kinds = [lowered, raised, words]
  static let subjects: [Subject] = [
    Subject("Scope", "sensitivity"), Subject("Scope", "description"), Subject("Scope", "consent"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    guard difference.path.field == "sensitivity" else {
      return Judgement(words, .changes, touches: [.chat, .reviewers])
    }
    let (before, after) = difference.ranks(in: ["ordinary", "personal", "sensitive"])
    return after < before
      ? Judgement(lowered, .exposes, "it is looked at less closely", touches: [.chat, .reviewers])
      : Judgement(raised, .changes, touches: [.chat, .reviewers])
  }
}
