import JSONValues
import Language
import Resolve

/// The values of the call that a scenario hears, and how long they take on the bench.
enum SaidValues {
  /// How long the values of a step take: in milliseconds at most, and how much less it may be.
  struct Duration: Hashable {
    var most = 0
    var slack = 0
  }

  /// By step; none that says nothing.
  static func durations(_ flow: PhonePlan.Flow) -> [String: Duration] {
    var durations: [String: Duration] = [:]
    if flow.values.isEmpty { return durations }
    for step in flow.dialplan.steps {
      for value in step.spokenValues {
        let said = texts(value, before: step, flow)
        if let unit = value.unit {
          let spans = flow.calls.places(of: step.name).flatMap { place in
            said.map { spell(Int($0) ?? 0, unit, in: flow.calls.languages[place]) }
          }
          let most = spans.map(\.most).max() ?? 0
          durations[step.name, default: Duration()].most += most
          durations[step.name, default: Duration()].slack += most - (spans.map { $0.most - $0.slack }.min() ?? 0)
          continue
        }
        let most = said.map { phrases($0, value.manner, atMost: true) }.max() ?? 0
        let least = said.map { phrases($0, value.manner, atMost: false) }.min() ?? 0
        durations[step.name, default: Duration()].most += most * BenchTimes.phrase
        durations[step.name, default: Duration()].slack += (most - least) * BenchTimes.phrase
      }
    }
    return durations
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
  private static func texts(_ value: SpokenValue, before step: Step, _ flow: PhonePlan.Flow) -> [String] {
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
      for value in isAgain ? [] : step.spokenValues {
        var text = pressed[value.step]
        switch value.source {
        case .keys: break
        case .answer: text = answers[value.step].flatMap { answered(value, $0) } ?? ""
        case .variable(let name): text = variables[name]
        }
        // An answer without the value, of which nothing is said.
        if text.isEmpty { continue }
        if value.manner == .number || value.manner == .duration { text = Int(text).map { String($0) } ?? text }
        var entry: JSONObject = [
          "way": .int(place), "step": .string(step.name), "as": .string(value.manner.rawValue), "value": .string(text),
        ]
        entry.append("timezone", value.timezone.map { .string($0) })
        entry.append("unit", value.unit.map { .string($0.rawValue) })
        said.append(.object(entry))
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
    self.init(flow.calls.graph, plan.contract, values: SaidValues.durations(flow), answers: flow.answers)
  }
}
