import JSONValues
import Language

/// What a variable of the call may be at each step of a dialplan: constants of the contract, so that all of it is known.
public struct VariableFlow: Sendable {
  /// The variable.
  public let variable: CallVariable
  /// Every value that a call can have: the default, then what steps set, in order.
  public let values: [String]
  /// Whether all that steps set is such a value: what is not is a finding of its own, after which nothing more is sure.
  public let isSure: Bool
  private let graph: CallGraph
  /// For each step which values calls have in it; the last place stands for calls that have none yet.
  private var held: [[Bool]]

  /// Nil for a variable that nobody declared.
  public init?(_ name: String, in graph: CallGraph) {
    guard let variable = graph.dialplan.variables[name] else { return nil }
    self.variable = variable
    self.graph = graph
    var values: [String] = []
    if let initial = variable.initial, variable.takes(initial) { values.append(initial) }
    var isSure = true
    for step in graph.steps {
      guard let value = step.setting(of: name) else { continue }
      if !variable.takes(value) { isSure = false } else if !values.contains(value) { values.append(value) }
    }
    self.values = values
    self.isSure = isSure
    held = Array(repeating: Array(repeating: false, count: values.count + 1), count: graph.steps.count)
    spread()
  }

  /// The values that calls may have in a step, once it has set its own.
  public func values(at place: Int) -> [String] { values.indices.filter { held[place][$0] }.map { values[$0] } }

  /// A step, and a value that calls have in it, once it has set its own.
  public struct Place: Hashable, Sendable {
    /// The step, by its number in the graph.
    public let step: Int
    /// The value; nil where a call has none.
    public let value: String?
  }

  /// Where calls can be, and with which value.
  public var places: [Place] {
    graph.steps.indices.flatMap { step in
      held[step].indices.filter { held[step][$0] }.map { value in
        Place(step: step, value: value < values.count ? values[value] : nil)
      }
    }
  }

  /// Where a call comes to by a way; nil if it does not go it, or is over then.
  public func after(_ place: Place, _ way: CallGraph.Way) -> Place? {
    guard let next = way.to, goes(place.value, way) else { return nil }
    return Place(step: next, value: graph.steps[next].setting(of: variable.name) ?? place.value)
  }

  /// The steps of a way on which a call comes to a step without a value, that step included; nil if there is none.
  public func unsetWay(to place: Int) -> [String]? {
    guard held[place][values.count], let start = graph.start else { return nil }
    // Where another variable is set with this one, and asked for, no call without it comes there.
    let others = graph.dialplan.variables.map(\.name).filter { $0 != variable.name }
    if others.compactMap({ VariableFlow($0, in: graph) }).contains(where: { !comesUnset(to: place, beside: $0) }) {
      return nil
    }
    // By which step each was come to first.
    var before = Array(repeating: -1, count: graph.steps.count)
    before[start] = start
    var open = [start]
    var head = 0
    while head < open.count, before[place] < 0 {
      let here = open[head]
      head += 1
      for way in graph.leaving[here] where goes(nil, way) {
        guard let next = way.to, before[next] < 0, graph.steps[next].setting(of: variable.name) == nil else { continue }
        before[next] = here
        open.append(next)
      }
    }
    guard before[place] >= 0 else { return nil }
    var way = [place]
    while let first = way.last, first != start { way.append(before[first]) }
    return way.reversed().map { graph.steps[$0].name }
  }

  /// Whether a call can come to a step without a value, by the values that it has of another variable.
  private func comesUnset(to place: Int, beside other: VariableFlow) -> Bool {
    guard let start = graph.start, graph.steps[start].setting(of: variable.name) == nil else { return false }
    let name = other.variable.name
    let first = Place(step: start, value: graph.steps[start].setting(of: name) ?? other.variable.initial)
    var seen: Set = [first]
    var open = [first]
    while let here = open.popLast() {
      if here.step == place { return true }
      for way in graph.leaving[here.step] where goes(nil, way) {
        guard let next = other.after(here, way), graph.steps[next.step].setting(of: variable.name) == nil,
          seen.insert(next).inserted
        else { continue }
        open.append(next)
      }
    }
    return false
  }

  private mutating func spread() {
    guard let start = graph.start else { return }
    var open: [(place: Int, value: Int)] = []
    func come(_ value: Int, to place: Int, _ held: inout [[Bool]]) {
      var value = value
      if let text = graph.steps[place].setting(of: variable.name) {
        guard let number = values.firstIndex(of: text) else { return }
        value = number
      }
      if held[place][value] { return }
      held[place][value] = true
      open.append((place, value))
    }
    come(variable.initial == nil ? values.count : 0, to: start, &held)
    while let (place, value) = open.popLast() {
      for way in graph.leaving[place] where goes(value < values.count ? values[value] : nil, way) {
        if let next = way.to { come(value, to: next, &held) }
      }
    }
  }

  /// Whether calls that have a value, or none, go a way: a switch tells them apart.
  private func goes(_ value: String?, _ way: CallGraph.Way) -> Bool {
    guard case .branch(let branch) = graph.steps[way.from].act else { return true }
    for item in branch.cases {
      let isTaken = way.outcome == "if:\(item.label)"
      if item.value == .variable(variable.name), let wanted = item.wanted {
        if (value.map { variable.fits($0, wanted) } ?? false) != isTaken { return false }
      }
      if isTaken { return true }
    }
    return true
  }
}

extension Step {
  /// What it sets a variable to; nil if it leaves it as it is.
  public func setting(of name: String) -> String? { sets.last { $0.name == name }?.value }
}

extension Branch.Case {
  /// What a value must be; nil where it asks something else.
  public var wanted: Wanted? { if case .value(_, let wanted)? = test { wanted } else { nil } }
}

extension CallVariable {
  /// What a case of a switch asks of it.
  public func test(_ wanted: Branch.Case.Wanted) -> AnswerTest {
    switch wanted {
    case .word(let word): .word(json(word))
    case .number(let least, let limit): .numbers(atLeast: least, below: limit)
    }
  }

  /// A value as a tool is given it.
  public func json(_ text: String) -> JSONValue {
    switch type {
    case .boolean: .bool(text == "true")
    case .integer: Int(text).map { .int($0) } ?? .string(text)
    case .string, nil: .string(text)
    }
  }

  /// What it can be, as people read it.
  public var domain: String {
    switch type {
    case .boolean: "`true` or `false`"
    case .integer: "a whole number from \(minimum ?? 0) to \(maximum ?? 0)"
    case .string, nil: words.map { "`\($0)`" }.joined(separator: ", ")
    }
  }

  /// How many bytes a value of it has at most.
  public var longest: Int {
    switch type {
    case .boolean: 5
    case .integer: [minimum, maximum].compactMap { $0.map { String($0).utf8.count } }.max() ?? 0
    case .string, nil: words.map(\.utf8.count).max() ?? 0
    }
  }

  /// What is wrong with what it says of itself, under which key, and what to write; nil if it is a variable.
  public var fault: (key: String?, message: String, help: String)? {
    let types = "`enum: [billing, repairs]`, `type: boolean`, or `type: integer` with `minimum` and `maximum`"
    let named = "variable `\(name)`"
    if words.isEmpty, type == nil || type == .string {
      return (type == nil ? nil : "type", "nothing says what \(named) can be", "write \(types)")
    }
    if !words.isEmpty, let type, type != .string {
      return ("type", "\(named) is one of some words, and no \(type.rawValue)", "take `type` or `enum` out")
    }
    if let again = words.indices.first(where: { words[..<$0].contains(words[$0]) }) {
      return ("enum", "\(named) has the word `\(words[again])` twice", "take one of them out")
    }
    if type != .integer, minimum != nil || maximum != nil {
      let key = minimum == nil ? "maximum" : "minimum"
      return (key, "\(named) is no number, and has no `\(key)`", "take it out, or write `type: integer` instead")
    }
    if type == .integer {
      guard let minimum, let maximum else {
        let lacking = minimum == nil ? "minimum" : "maximum"
        return ("type", "\(named) has no `\(lacking)`", "write what it can be at \(minimum == nil ? "least" : "most")")
      }
      if minimum > maximum {
        return ("maximum", "no number is from \(minimum) to \(maximum)", "let `maximum` be no less than `minimum`")
      }
    }
    if let initial, !takes(initial) {
      return ("default", "\(named) is never `\(initial)`: it is \(domain)", "write a value that it can be")
    }
    return nil
  }
}
