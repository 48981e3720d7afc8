import Language

/// Where a tool may be called from, or an agent be met.
enum SurfacesJudge: Judge {
  static let added = ChangeKind(
    "review/surface-added", "A tool or an agent is open on one more surface",
    why: "People there reach what they did not.")
  static let removed = ChangeKind(
    "review/surface-removed", "A tool or an agent is closed on a surface",
    why: "What people there did with it no longer works.")
  static let rewritten = ChangeKind(
    "review/surfaces-rewritten", "Where a tool is open is said in other words",
    why: "The same may call it: a tool that names no surface is open on all of them, and to widgets that call it.")
  static let kinds = [added, removed, rewritten]
  static let subjects: [Subject] = [Subject("Tool", "surfaces"), Subject("Agent", "surfaces")]
  static let wholes = [Subject("Tool", "surfaces")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let name = difference.path.name
    if difference.path.record == "Tool", let before = ToolAccess(name, comparison.old),
      let after = ToolAccess(name, comparison.new)
    {
      return tool(difference, before, after)
    }
    let people = Audience.on(difference.text.flatMap { Surface(rawValue: $0) }.map { [$0] } ?? [])
    let whom = people.first?.rawValue ?? "people"
    let thing = difference.path.record == "Tool" ? "call it" : "meet it"
    switch difference.kind {
    case .added where difference.after == "app":
      return Judgement(added, .exposes, "a widget can call it", touches: people)
    case .added: return Judgement(added, .exposes, "\(whom) can \(thing)", touches: people)
    case .removed: return Judgement(removed, .breaks, "\(whom) can no longer \(thing)", touches: people)
    default: return Judgement(added, .safe)
    }
  }

  /// By who can call it in effect: of one surface that came or went, or of all where one side names none.
  private static func tool(_ difference: Difference, _ before: ToolAccess, _ after: ToolAccess) -> Judgement {
    if difference.kind == .reordered { return Judgement(added, .safe) }
    let one = difference.isMember ? difference.text.flatMap { Surface(rawValue: $0) }.map(caller) : nil
    func concerns(_ caller: ToolAccess.Caller) -> Bool { one == nil || caller == one }
    let gained = after.callers.filter { concerns($0) && !before.isOpen(to: $0) }
    let lost = before.callers.filter {
      concerns($0) && !after.isOpen(to: $0) && ($0 != .widget || before.isCalledByWidget)
    }
    func words(_ callers: [ToolAccess.Caller]) -> String { callers.map(\.words).joined(separator: " and ") }
    let whom = (gained + lost).map(\.audience) + ((gained + lost).contains(.chat) ? [.model] : [])
    let closed = "\(words(lost)) can no longer call it"
    switch (gained.isEmpty, lost.isEmpty) {
    case (true, true):
      guard let one else { return Judgement(rewritten, .safe, "the same may call it", touches: []) }
      let still =
        difference.kind == .added
        ? "\(one.words) could call it before"
        : after.isOpen(to: one) ? "\(one.words) can still call it" : "no widget calls it"
      return Judgement(rewritten, .safe, still, touches: [])
    case (false, true): return Judgement(added, .exposes, "\(words(gained)) can call it", touches: whom)
    case (true, false): return Judgement(removed, .breaks, closed, touches: whom)
    case (false, false): return Judgement(removed, .breaks, "\(closed), and \(words(gained)) can", touches: whom)
    }
  }

  private static func caller(_ surface: Surface) -> ToolAccess.Caller {
    switch surface {
    case .chat: .chat
    case .web: .web
    case .phone: .phone
    case .app: .widget
    }
  }
}
