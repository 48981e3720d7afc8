import Language
import Resolve
import Syntax

/// A way of a dialplan that differs: who goes it, and to which steps it led and leads.
struct CallersWay {
  /// `a caller who presses 2 at `menu``.
  let who: String
  let before: String?
  let after: String?

  init?(_ difference: Difference, _ comparison: Comparison) {
    let path = difference.path
    let (old, new) = (comparison.old, comparison.new)
    guard path.section == "dialplans" else { return nil }
    if path.field == "start" {
      self.init("a call", difference.before, difference.after)
      return
    }
    guard path.parts.count > 2, path.parts[0] == "steps" else { return nil }
    let step = Wording.quoted(path.parts[1])
    func next(_ side: Side, _ node: NodeID?) -> String? { side.text(side.value(node, "next")) }
    switch (path.record, path.field) {
    case ("Step", "next"): self.init("a caller who is done at \(step)", difference.before, difference.after)
    case ("Step", "else"): self.init("a caller at \(step), where no case holds,", difference.before, difference.after)
    case ("Step", "machine"): self.init("an answering machine at \(step)", difference.before, difference.after)
    case ("Step", "on_result"):
      let name = difference.name
      // A refusal that is not told apart is a failure like others.
      func failed(_ side: Side, _ step: NodeID?) -> String? {
        OutcomeWay.isRefusal(name) ? side.text(side.value(side.value(step, "on_result"), "failed")) : nil
      }
      self.init(
        "a caller at \(step) with the outcome \(Wording.quoted(name))",
        difference.before ?? failed(old, path.oldOwner), difference.after ?? failed(new, path.newOwner))
    case ("Step", "keys"):
      self.init(Self.presses(difference.name, step), next(old, difference.old), next(new, difference.new))
    case ("Step", "switch"):
      let owner = difference.new ?? difference.old
      let condition = owner.map { Self.condition(difference.new == nil ? old : new, $0) } ?? ""
      self.init("a caller at \(step) \(condition)", next(old, difference.old), next(new, difference.new))
    case ("Step", let field): self.init(Self.fails(field, step), next(old, difference.old), next(new, difference.new))
    case ("Key", _):
      self.init(Self.presses(path.parts[path.parts.count - 2], step), difference.before, difference.after)
    case ("Case", _):
      let condition = path.newOwner.map { Self.condition(new, $0) } ?? ""
      self.init("a caller at \(step) \(condition)", difference.before, difference.after)
    case ("AnswerCase", _):
      let label = Self.answer(path, new, path.newOwner) ?? Self.answer(path, old, path.oldOwner) ?? "the answer is so"
      self.init("a caller at \(step), where \(label),", difference.before, difference.after)
    case ("Pin", _): self.init("a caller with a wrong PIN at \(step)", difference.before, difference.after)
    case ("Retry", _): self.init(Self.fails(path.parts[2], step), difference.before, difference.after)
    default: return nil
    }
  }

  private init(_ who: String, _ before: String?, _ after: String?) {
    self.who = who
    self.before = before
    self.after = after
  }

  /// What an answer must be, as the case of a call says it: `` `parts at least 10` ``.
  private static func answer(_ path: Path, _ side: Side, _ node: NodeID?) -> String? {
    guard case .call(let call)? = side.contract.contract.dialplans[path.name]?.steps[path.parts[1]]?.act else {
      return nil
    }
    return call.cases.first { side.origin.current($0.node) == node }.map { Wording.quoted($0.label) }
  }

  private static func presses(_ keys: String, _ step: String) -> String {
    let key = keys == "star" ? "*" : keys == "pound" ? "#" : keys
    return "a caller who presses \(key.replacing(",", with: " or ")) at \(step)"
  }

  private static func fails(_ field: String, _ step: String) -> String {
    switch field {
    case "no_input": "a caller who presses nothing at \(step)"
    case "no_match": "a caller who presses another key at \(step)"
    default: "a caller who fails too often at \(step)"
    }
  }

  private static func condition(_ side: Side, _ node: NodeID) -> String {
    func text(_ key: String) -> String? { side.text(side.value(node, key)).map { Wording.quoted($0) } }
    if let schedule = text("if") { return "while \(schedule) is \(text("is") ?? "open")" }
    if let caller = text("caller") {
      return caller == "`anonymous`" ? "whose number is hidden" : "whose number is in \(caller)"
    }
    if let called = text("called") { return "who dialled \(called)" }
    if let calls = side.text(side.value(node, "calls")) { return "while \(calls) other calls are in progress" }
    if let visits = side.text(side.value(node, "visits")) { return "who has come there \(visits) times" }
    if let value = text("value") {
      let bounds = [("at_least", "at least"), ("below", "below")].compactMap { key, words in
        side.text(side.value(node, key)).map { "\(words) \($0)" }
      }
      return "whose \(value) is \(bounds.isEmpty ? text("is") ?? "`true`" : bounds.joined(separator: " and "))"
    }
    if let calls = side.text(side.value(node, "called_before")) {
      return "who has called \(calls) times before within \(text("within") ?? "a span")"
    }
    return text("queue").map { "while \(text("waiting") ?? "1") wait in \($0)" } ?? ""
  }
}
