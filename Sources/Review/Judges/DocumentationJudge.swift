/// What only documents and tests read.
enum DocumentationJudge: Judge {
  static let changed = ChangeKind(
    "review/documentation", "Documentation, an example or a golden prompt is another one",
    why: "Nobody who uses what is built notices.")
  static let kinds = [changed]
  static let subjects: [Subject] = [
    Subject("Contract", "version"), Subject("Contract", "title"), Subject("Contract", "description"),
    Subject("Contract", "include"), Subject("Contract", "evaluation"), Subject("Evaluation", "kind"),
    Subject("Evaluation", "prompt"), Subject("Evaluation", "calls"), Subject("Evaluation", "expect"),
    Subject("Evaluation", "why"), Subject("ExpectedCall", "tool"), Subject("ExpectedCall", "input"),
    Subject("Tool", "examples"), Subject("Example", "name"), Subject("Example", "input"), Subject("Example", "output"),
    Subject("Example", "hidden"), Subject("Example", "error"), Subject("Tool", "because"), Subject("Because", "effect"),
    Subject("Because", "destructive"), Subject("Because", "open_world"), Subject("Type", "examples"),
    Subject("Type", "inline"), Subject("Submission", "release_notes"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let isReviewed = ["Because", "Evaluation", "ExpectedCall", "Submission"].contains(difference.path.record)
    return Judgement(
      changed, .safe, touches: isReviewed || difference.path.field == "because" ? [.reviewers] : [])
  }
}
