import JSONValues
import Language
import Resolve

/// The values of the call that a scenario hears, or whoever answers it is told, and how long they take on the bench.
enum SaidValues {
  /// How long the values of a step take: in milliseconds at most, and how much less it may be.
  struct Duration: Hashable {
    var most = 0
    var slack = 0
    /// How long those take at most that whoever answers is told.
    var told = 0

    fileprivate mutating func add(_ other: Duration) {
      most += other.most
      slack += other.slack
    }
  }

  /// By step; none that says nothing.
  static func durations(_ flow: PhonePlan.Flow, _ contract: Contract) -> [String: Duration] {
    var durations: [String: Duration] = [:]
    if flow.values.isEmpty { return durations }
    for step in flow.dialplan.steps {
      for value in step.spokenValues {
        durations[step.name, default: Duration()].add(
          duration(value, before: step, in: flow.calls.languages(in: step.name), flow, contract))
      }
      for value in step.toldValues {
        let told = duration(value, before: step, in: flow.calls.toldLanguages(in: step), flow, contract)
        durations[step.name, default: Duration()].told += told.most
        durations[step.name, default: Duration()].slack += told.slack
      }
    }
    return durations
  }

  /// How long a value takes in a call that may be in some languages.
  private static func duration(
    _ value: SpokenValue, before step: Step, in languages: [String], _ flow: PhonePlan.Flow, _ contract: Contract
  ) -> Duration {
    let said = texts(value, before: step, flow, contract)
    if let unit = value.unit {
      let spans = languages.flatMap { language in said.map { spell(Int($0) ?? 0, unit, in: language) } }
      let most = spans.map(\.most).max() ?? 0
      return Duration(most: most, slack: most - (spans.map { $0.most - $0.slack }.min() ?? 0))
    }
    let most = said.map { phrases($0, value.manner, atMost: true) }.max() ?? 0
    let least = said.map { phrases($0, value.manner, atMost: false) }.min() ?? 0
    return Duration(most: most * BenchTimes.phrase, slack: (most - least) * BenchTimes.phrase)
  }

  /// How long a span of time takes: sounds of the contract, and phrases of the exchange's own for numbers.
  private static func spell(_ count: Int, _ unit: SpokenValue.Unit, in language: String) -> Duration {
    var duration = Duration()
    for piece in DurationSounds.pieces(of: count, unit, in: language) {
      switch piece {
      case .sound: duration.most += BenchTimes.prompt
      case .number(let number):
        let most = phrases(String(number), .number, atMost: true)
        duration.most += most * BenchTimes.phrase
        duration.slack += (most - 1) * BenchTimes.phrase
      }
    }
    return duration
  }

  /// What may be said on the bench.
  private static func texts(
    _ value: SpokenValue, before step: Step, _ flow: PhonePlan.Flow, _ contract: Contract
  ) -> [String] {
    if value.source == .caller {
      let isAsked = flow.dialplan.steps.contains { FactTable.subjects(of: $0).contains(.caller) }
      let callers = isAsked ? FactExamples(flow.dialplan, contract, [:]).callers : [FactExamples.caller]
      return callers.map(shown)
    }
    guard let here = flow.graph.place(of: step.name) else { return [] }
    if case .variable(let name) = value.source { return VariableFlow(name, in: flow.graph)?.values(at: here) ?? [] }
    guard let place = flow.graph.place(of: value.step) else { return [] }
    switch flow.graph.steps[place].act {
    case .ask:
      return flow.graph.keptKeys(of: place, at: here).map(PressedDigits.of).filter { !$0.isEmpty }
    case .call:
      let left = Set(flow.graph.ways(from: place, lastBefore: here).map(\.outcome))
      return (flow.answers[value.step] ?? []).filter { left.contains($0.outcome) }.compactMap {
        answered(value, $0.content)
      }
    default: return []
    }
  }

  /// How many of its own phrases an exchange plays: of a number no language has more than two for each digit.
  private static func phrases(_ text: String, _ manner: SpokenValue.Manner, atMost: Bool) -> Int {
    switch manner {
    case .digits: text.utf8.count
    case .number, .duration: atMost ? text.utf8.count * 2 : 1
    // `digits/mon-2`, a day of two words at most, two of joining, a year of up to seven.
    case .date: atMost ? 12 : 4
    case .time: atMost ? 8 : 1
    }
  }

  /// The digits of a number that a caller shows; none of anything else.
  private static func shown(_ caller: String?) -> String {
    guard let caller, caller.utf8.first == 0x2B, (8...16).contains(caller.utf8.count) else { return "" }
    let digits = caller.dropFirst()
    return digits.utf8.first != 0x30 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? String(digits) : ""
  }

  /// How many answer and are told something on a way: of those that are rung together one, and in turn each that declines.
  private static func tellings(_ outcome: String, _ step: Step) -> Int {
    guard case .transfer(let transfer) = step.act else { return 0 }
    switch outcome {
    case "busy", "failed", "no_answer", "rejected", "unreachable": return 0
    case "declined": return transfer.order == .together ? 1 : transfer.destinations.count
    default: return 1
    }
  }

  /// What a tool has answered of a value.
  private static func answered(_ value: SpokenValue, _ answer: JSONObject) -> String? {
    guard case .answer(_, let path) = value.source else { return nil }
    let found = JSONValue.object(answer)[path: path]
    return found?.string ?? found?.int.map { String($0) }
  }

  /// What is said on a path, in order; nil if nothing is.
  static func value(_ flow: PhonePlan.Flow, _ path: ScenarioPath) -> JSONValue? {
    if flow.values.isEmpty { return nil }
    var said: [JSONValue] = []
    var pressed = PressedDigits()
    /// What the tool that each step calls has answered last.
    var answers: [String: JSONObject] = [:]
    var variables = SetVariables(flow.dialplan)
    var isAgain = false
    for (place, way) in path.legs.enumerated() {
      let step = flow.calls.graph.steps[way.from]
      variables.come(to: step)
      func note(_ value: SpokenValue, isTold: Bool) {
        let text: String
        switch value.source {
        case .keys: text = pressed[value.step]
        case .answer: text = answers[value.step].flatMap { answered(value, $0) } ?? ""
        case .variable(let name): text = variables[name]
        case .caller: text = shown(path.facts.caller)
        }
        // An answer without the value, or a caller without a number, of which nothing is said.
        if text.isEmpty { return }
        let isCounted = value.manner == .number || value.manner == .duration
        var entry: JSONObject = [
          "way": .int(place), "step": .string(step.name), "as": .string(value.manner.rawValue),
          "value": .string(isCounted ? Int(text).map { String($0) } ?? text : text),
        ]
        entry.append("timezone", value.timezone.map { .string($0) })
        entry.append("unit", value.unit.map { .string($0.rawValue) })
        if isTold { entry.append("to", "callee") }
        said.append(.object(entry))
      }
      if !isAgain { for value in step.spokenValues { note(value, isTold: false) } }
      let told = step.toldValues
      if !told.isEmpty {
        for _ in 0..<tellings(way.outcome, step) { for value in told { note(value, isTold: true) } }
      }
      pressed.go(way, step)
      if case .call = step.act { answers[step.name] = flow.answer(on: path, place) }
      isAgain = way.outcome.hasSuffix(":again")
    }
    return said.isEmpty ? nil : .array(said)
  }
}

extension ScenarioPlanner {
  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.init(flow.calls.graph, plan.contract, values: SaidValues.durations(flow, plan.contract), answers: flow.answers)
  }
}
