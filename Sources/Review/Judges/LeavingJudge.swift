/// Whether a caller may leave a call that is put through by a key.
enum LeavingJudge: Judge {
  static let changed = ChangeKind(
    "review/leave-key", "A key ends a call that is put through, or no longer does",
    why: "Where it does, the exchange keeps that key from the far end, which may ask for it.")
  static let kinds = [changed]
  static let subjects: [Subject] = [Subject("Step", "leave")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .removed: Judgement(changed, .changes, "the caller stays until one of the two hangs up")
    default: Judgement(changed, .changes, "the far end no longer gets this key")
    }
  }
}
