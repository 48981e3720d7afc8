/// What is emitted for clients of the past, and where.
enum ClientsOfThePastJudge: Judge {
  static let dropped = ChangeKind(
    "review/compatibility-dropped", "Clients of the past are no longer served",
    why: "They show results as text.")
  static let added = ChangeKind(
    "review/compatibility-added", "Clients of the past are served too",
    why: "Outputs say some things twice: as clients read them now, and as they did.")
  static let folder = ChangeKind(
    "review/output-folder", "Outputs are written to another folder",
    why: "What deploys or compares them looks in the old one.")
  static let kinds = [dropped, added, folder]
  static let subjects: [Subject] = [Subject("Contract", "compat"), Subject("Contract", "output")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch (difference.path.field, difference.kind) {
    case ("output", _): Judgement(folder, .breaks, "what reads the old folder finds it stale")
    case (_, .removed):
      Judgement(dropped, .breaks, "clients of that time don't show widgets any more", touches: [.chat])
    default: Judgement(added, .changes, "clients of that time show widgets too", touches: [.chat])
    }
  }
}
