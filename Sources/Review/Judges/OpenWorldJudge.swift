/// Whether a tool reaches beyond the author's own systems.
enum OpenWorldJudge: Judge {
  static let opened = ChangeKind(
    "review/open-world", "A tool reaches, or no longer reaches, beyond your own systems",
    why: "Clients warn people of calls that reach others.")
  static let kinds = [opened]
  static let subjects: [Subject] = [Subject("Tool", "open_world")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    difference.after == "true"
      ? Judgement(opened, .exposes, "a call reaches systems of others")
      : Judgement(opened, .changes, "clients no longer warn that it reaches others")
  }
}
