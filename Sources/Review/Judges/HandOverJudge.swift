import Language

/// The agents that an agent hands over to.
enum HandOverJudge: Judge {
  static let added = ChangeKind(
    "review/hand-over-added", "An agent hands over to one more agent",
    why: "People come to it, and so to the tools that it may call, where they could not before.")
  static let dropped = ChangeKind(
    "review/hand-over-dropped", "An agent no longer hands over to another one",
    why: "What people did there can't be done from here any more.")
  static let kinds = [added, dropped]
  static let subjects: [Subject] = [Subject("Agent", "hand_over")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    switch difference.kind {
    case .added: Judgement(added, .exposes, "people come to it" + tools(difference, comparison))
    case .removed: Judgement(dropped, .breaks, "people no longer come to it from here")
    case .renamed(let from, let to):
      Judgement(
        dropped, .breaks,
        sentence: "instead of \(Wording.quoted(from)) people are handed over to \(Wording.quoted(to))"
          + tools(difference, comparison))
    default: nil
    }
  }

  /// The tools that people reach by it.
  private static func tools(_ difference: Difference, _ comparison: Comparison) -> String {
    let agents = comparison.new.contract.contract.agents
    let own = agents[difference.path.name]?.tools ?? []
    let tools = (agents[difference.name]?.tools ?? []).filter { !own.contains($0) }
    if tools.isEmpty { return "" }
    return ", which may call " + tools.map { Wording.quoted($0) }.joined(separator: ", ")
  }
}
