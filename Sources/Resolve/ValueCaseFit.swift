import Facts
import JSONSchemas
import JSONValues
import Language
import SourceText
import Syntax

/// Whether a case of a switch that compares a value of the call can hold when a call comes to it.
///
/// The value need not be there: then no case about it holds. But some call must come with one that fits.
public struct ValueCaseFit {
  private let branch: Branch
  let step: Step
  let graph: CallGraph
  private let contract: ResolvedContract

  /// `step` is the switch.
  public init(_ branch: Branch, of step: Step, in graph: CallGraph, _ contract: ResolvedContract) {
    self.branch = branch
    self.step = step
    self.graph = graph
    self.contract = contract
  }

  /// The first thing that stands in the way of a case; nil if it can hold, or compares no value.
  public func problem(at place: Int) -> ToolCallFit.Problem? {
    let item = branch.cases[place]
    guard let source = item.value, item.test != nil else { return nil }
    if case .variable(let name) = source { return problem(of: item, at: place, variable: name) }
    guard let from = graph.place(of: source.step), graph.has(source) else {
      let (message, help) = graph.lacking(source)
      return fault(item, "value", message, help: help)
    }
    let asked = graph.steps[from]
    if !asked.takes.isEmpty {
      let what = asked.takes.map(\.rawValue).joined(separator: " and ")
      return fault(
        item, "value", "the \(what) data of step `\(asked.name)` would be kept, and compared in step `\(step.name)`",
        help: "lead on by the step's own ways, and keep nothing of it")
    }
    switch (source, asked.act) {
    case (.keys, .ask(let ask)): return problem(of: item, at: place, ask, from)
    case (.answer, .call(let call)): return problem(of: item, at: place, call, from)
    default: return nil
    }
  }

  func fault(
    _ item: Branch.Case, _ key: String?, _ message: String, notes: [String] = [], help: String? = nil
  ) -> ToolCallFit.Problem {
    let place =
      key.map { contract.origin.location(item.node, $0) } ?? contract.origin.location(item.node)
    return ToolCallFit.Problem(place: place, message: message, notes: notes, help: help)
  }

  /// The cases before one that compare the same value.
  func earlier(_ place: Int) -> [Branch.Case] {
    branch.cases[..<place].filter { $0.value == branch.cases[place].value }
  }

  func isAskedBefore(_ item: Branch.Case) -> ToolCallFit.Problem {
    fault(
      item, nil, "`\(item.label)` has been asked before",
      help: "take this case out, or put it before the one that takes its calls")
  }

  // MARK: - Keys

  private func problem(of item: Branch.Case, at place: Int, _ ask: Ask, _ from: Int) -> ToolCallFit.Problem? {
    if item.comparesNumbers {
      return fault(
        item, item.least == nil ? "below" : "at_least", "keys are compared with `is`, and not as a number",
        help: "let step `\(graph.steps[from].name)` tell them apart, as `[0-4]` and `[5-9]`, and name one of those")
    }
    guard let wanted = item.state else {
      return fault(item, "value", "nothing says which keys it must be", help: "add `is: '1'`")
    }
    let pattern = KeyPattern(wanted)
    guard pattern.places != nil, pattern == pattern.kept else {
      return fault(
        item, "is", "`\(wanted)` is no digits, which is all that is kept of what is pressed",
        help: "write digits, or a pattern of the step's `keys`")
    }
    let all = ask.keys.map(\.press.kept)
    if let press = all.first(where: { pattern.overlaps($0) && !pattern.takesAll(of: $0) }) {
      return fault(
        item, "is",
        "`\(wanted)` is only a part of `\(press.text)`, which step `\(graph.steps[from].name)` does not tell apart",
        help: "let its `keys` tell that part from the rest, or compare with all of `\(press.text)`")
    }
    guard all.contains(where: pattern.takesAll) else {
      return fault(
        item, "is", "step `\(graph.steps[from].name)` has no key `\(wanted)`",
        notes: ["its keys: \(ask.keys.map { "`\($0.press.text)`" }.joined(separator: ", "))"],
        help: "name one of its keys")
    }
    guard let here = graph.place(of: step.name), graph.reached[here] else { return nil }
    let pressed = graph.keptKeys(of: from, at: here).map(\.kept)
    let fitting = pressed.filter(pattern.takesAll)
    if fitting.isEmpty {
      return fault(
        item, "is", "no call comes to `\(step.name)` with `\(wanted)` pressed at `\(graph.steps[from].name)`",
        help: "lead here from behind that key, or take this case out")
    }
    let before = earlier(place).compactMap(\.state).map { KeyPattern($0) }
    return fitting.allSatisfy { press in before.contains { $0.takesAll(of: press) } } ? isAskedBefore(item) : nil
  }

  // MARK: - Answers

  private func problem(of item: Branch.Case, at place: Int, _ call: ToolCall, _ from: Int) -> ToolCallFit.Problem? {
    // A tool that there isn't is found elsewhere.
    guard let fit = ToolCallFit(graph.steps[from], in: graph, contract), let wanted = ToolCall.Case(item) else {
      return nil
    }
    if let problem = fit.problem(of: wanted, under: "value") { return problem }
    guard let here = graph.place(of: step.name), graph.reached[here] else { return nil }
    let ways = graph.ways(from: from, lastBefore: here).map(\.outcome).filter { $0 == "else" || $0.hasPrefix("if:") }
    if ways.isEmpty {
      return fault(
        item, "value", "no call comes to `\(step.name)` with an answer to `\(graph.steps[from].name)`",
        help: "lead here from behind its `cases` and `else`, or take this case out")
    }
    let tests = earlier(place).compactMap { ToolCall.Case($0) }.map { contract.test($0, of: fit.tool) }
    if ways.contains(where: { mayHold(wanted, after: $0, without: tests, fit) }) { return nil }
    if ways.contains(where: { mayHold(wanted, after: $0, without: [], fit) }) { return isAskedBefore(item) }
    return fault(
      item, nil, "no call comes to `\(step.name)` when `\(wanted.label)`",
      help: "step `\(graph.steps[from].name)` leads elsewhere then: lead here, or take this case out")
  }

  /// Whether an answer by which a step was left may be one that a case looks for, and none that others take.
  private func mayHold(
    _ item: ToolCall.Case, after outcome: String, without others: [AnswerTest], _ fit: ToolCallFit
  ) -> Bool {
    let cases = fit.call.cases
    let taken = cases.firstIndex { "if:\($0.label)" == outcome }
    let refused =
      others
      + cases[..<(taken ?? cases.endIndex)].filter { $0.members == item.members }.map {
        contract.test($0, of: fit.tool)
      }
    let wanted = contract.test(item, of: fit.tool)
    let decided = taken.map { cases[$0] }.flatMap { $0.members == item.members ? contract.test($0, of: fit.tool) : nil }
    guard var numbers = wanted.numbers else {
      return !refused.contains(wanted) && (decided.map { $0 == wanted } ?? true)
    }
    if let other = decided?.numbers {
      guard numbers.overlaps(other) else { return false }
      numbers = numbers.clamped(to: other)
    }
    let left = AnswerTest.left(of: numbers, without: refused)
    guard let type = contract.type(at: item.members, of: fit.tool), let schema = contract.types.schema(of: type),
      left.count <= 20
    else { return !left.isEmpty }
    return !left.allSatisfy { fit.isOutside($0, schema) }
  }
}

extension ToolCall.Case {
  /// What a case of a switch asks of an answer; nil if it asks something else.
  init?(_ item: Branch.Case) {
    guard case .answer(_, let members)? = item.value else { return nil }
    self.init(node: item.node, member: members)
    value = item.state
    least = item.least
    limit = item.limit
  }

  /// The same of a member and what it must be.
  public init(_ members: [String], _ wanted: Branch.Case.Wanted) {
    self.init(node: NodeID(index: -1), member: members)
    switch wanted {
    case .word(let word): value = word
    case .number(let least, let limit): (self.least, self.limit) = (least, limit)
    }
  }
}

extension CallGraph {
  /// The keys that may have been pressed last at a step when a call comes to another: a later silence takes nothing away.
  public func keptKeys(of asked: Int, at here: Int) -> [KeyPattern] {
    leaving[asked].compactMap { way in
      guard let press = KeyPattern(key: way.outcome), let next = way.to else { return nil }
      // Further on by whatever but another answer to the same question.
      let isReached = reachable(from: [next]) { $0.from != asked || !$0.outcome.hasPrefix("key:") }
      return isReached[here] ? press : nil
    }
  }
}

extension KeyPattern {
  /// Whether it takes every answer that another pattern does.
  func takesAll(of other: KeyPattern) -> Bool {
    guard let places, let others = other.places, places.count == others.count else { return false }
    return zip(places, others).allSatisfy { pair in pair.1.allSatisfy { pair.0.contains($0) } }
  }
}
