/// How long data is kept.
enum RetentionJudge: Judge {
  static let longer = ChangeKind(
    "review/kept-longer", "Data is kept longer",
    why: "People were told the shorter time.")
  static let shorter = ChangeKind(
    "review/kept-shorter", "Data is kept less long",
    why: "What somebody counted on finding may be gone.")
  static let kinds = [longer, shorter]
  static let subjects: [Subject] = [
    Subject("DataClass", "retention"), Subject("Retention", "recording"), Subject("Retention", "transcript"),
    Subject("Mailbox", "retention"), Subject("MediaStream", "retention"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let whom: [Audience] =
      difference.path.record == "DataClass" ? [.server, .reviewers] : [.phone, .deployment]
    switch difference.kind {
    case .removed: return Judgement(longer, .exposes, "nothing says how long it is kept", touches: whom)
    case .added: return Judgement(shorter, .safe, "it is deleted after that time", touches: whom)
    default:
      guard let isMore = Amount.isMore(difference) else {
        return Judgement(shorter, .safe, "the same time in other words", touches: whom)
      }
      return isMore
        ? Judgement(longer, .exposes, "it is kept longer", touches: whom)
        : Judgement(shorter, .safe, "it is deleted sooner", touches: whom)
    }
  }
}
