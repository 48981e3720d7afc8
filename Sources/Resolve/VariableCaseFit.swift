import Language

/// Whether a case of a switch that compares a variable can hold.
extension ValueCaseFit {
  /// What is wrong with a case; nil where its variable is none, which is a finding of its own.
  func problem(of item: Branch.Case, at place: Int, variable name: String) -> ToolCallFit.Problem? {
    guard let flow = VariableFlow(name, in: graph), flow.variable.fault == nil, let wanted = item.wanted else {
      return nil
    }
    let variable = flow.variable
    if step.setting(of: name) != nil {
      return fault(
        item, "value", "step `\(step.name)` sets `\(name)` and compares it: all its calls go one way",
        help: "set it in the steps before, or lead on by `next`")
    }
    if item.comparesNumbers, variable.type != .integer {
      return fault(
        item, item.least == nil ? "below" : "at_least", "`\(name)` is no number: it is \(variable.domain)",
        help: "compare it with `is`")
    }
    if let least = item.least, let limit = item.limit, limit <= least {
      return fault(
        item, "below", "no number is at least \(least) and below \(limit)",
        help: "let `below` be greater than `at_least`")
    }
    if !canBe(variable, wanted) {
      let key = item.comparesNumbers ? (item.least == nil ? "below" : "at_least") : item.state == nil ? "value" : "is"
      let never = if case .word(let word) = wanted { "`\(word)`" } else { wanted.text }
      return fault(item, key, "`\(name)` is never \(never): it is \(variable.domain)", help: nearby(variable, item))
    }
    guard flow.isSure, let here = graph.place(of: step.name), graph.reached[here] else { return nil }
    let held = flow.values(at: here)
    // That it need not be set is a finding of its own.
    if flow.unsetWay(to: here) != nil { return nil }
    let fitting = held.filter { variable.fits($0, wanted) }
    if fitting.isEmpty {
      return fault(
        item, nil, "no call comes to `\(step.name)` when `\(item.label)`",
        notes: ["there it is \(held.map { "`\($0)`" }.joined(separator: ", "))"],
        help: "lead here from behind a step that sets it so, or take this case out")
    }
    let before = earlier(place).compactMap(\.wanted)
    return fitting.allSatisfy { value in before.contains { variable.fits(value, $0) } } ? isAskedBefore(item) : nil
  }

  private func canBe(_ variable: CallVariable, _ wanted: Branch.Case.Wanted) -> Bool {
    switch wanted {
    case .word(let word): return variable.takes(word)
    case .number(let least, let limit):
      guard let minimum = variable.minimum, let maximum = variable.maximum else { return false }
      return least.map { $0 <= maximum } ?? true && limit.map { $0 > minimum } ?? true
    }
  }

  private func nearby(_ variable: CallVariable, _ item: Branch.Case) -> String {
    if item.comparesNumbers { return "compare it with numbers that it can be" }
    guard let word = item.state else {
      return variable.type == .integer ? "add `is`, `at_least` or `below`" : "add `is: \(variable.words.first ?? "")`"
    }
    return nearest(to: word, among: variable.words).map { "did you mean `\($0)`?" }
      ?? "compare it with a value that it can be"
  }
}
