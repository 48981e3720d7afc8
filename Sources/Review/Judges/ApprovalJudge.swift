/// Who says yes to a write on a voice surface.
enum ApprovalJudge: Judge {
  static let dropped = ChangeKind(
    "review/approval-dropped", "Nobody is named any more who answers for a write",
    why: "A write waits for ever, or goes without a yes.")
  static let changed = ChangeKind(
    "review/approval-changed", "A yes is given by somebody else, or counts in other ways",
    why: "It is the last check before a write.")
  static let added = ChangeKind(
    "review/approval-added", "Somebody is named who answers for a write",
    why: "Writes wait for a yes.")
  static let kinds = [dropped, changed, added]
  static let subjects: [Subject] = [
    Subject("Agent", "approvals"), Subject("Approval", "by"), Subject("Approval", "when"),
    Subject("Approval", "within"), Subject("Approval", "otherwise"),
  ]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed where difference.path.record == "Agent":
      return Judgement(dropped, .exposes, "nobody answers for its writes there")
    case .added where difference.path.record == "Agent": return Judgement(added, .changes)
    default:
      let isNew = difference.path.oldOwner == nil && difference.kind == .added
      if isNew || difference.path.field == "within" { return Judgement(changed, .changes) }
      return Judgement(changed, .exposes, "the yes before a write is another one")
    }
  }
}
