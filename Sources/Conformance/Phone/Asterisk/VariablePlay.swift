import Language
import Resolve

/// What variables of calls are on an exchange: the steps that set them are played.
struct VariablePlay {
  let exchange: ExchangeFiles
  let contract: ResolvedContract
  let resolved: ResolvedDialplan
  /// The context of each step.
  let contexts: [String: String]
  /// What was set as the call came in.
  let begun: [String: String]

  /// What the variables of a call are by the contract, and what the exchange has of them.
  struct State {
    let what: String
    let values: [String: String]
    let variables: [String: String]
  }

  /// What the exchange has of variables among what it has.
  static func kept(_ all: [String: String]) -> [String: String] { all.filter { $0.key.hasPrefix("VARIABLE_") } }

  /// The values with which calls come in.
  var initial: [String: String] {
    var values: [String: String] = [:]
    for variable in resolved.dialplan.variables { values[variable.name] = variable.initial }
    return values
  }

  /// How many calls are told apart at most: hardly any dialplan has so many.
  private static let most = 64

  /// Calls that differ in what some variables are, each of which has a value: as they come in, and once they have come
  /// through the steps that set one, in whatever order.
  func states(of names: [String]) -> [State] {
    let what = names.map { "`\($0)`" }.joined(separator: " and ")
    let steps = resolved.dialplan.steps.filter { step in names.contains { step.setting(of: $0) != nil } }
    var states = [State(what: "\(what) as a call comes in", values: initial, variables: Self.kept(begun))]
    var seen: Set = [names.map { states[0].values[$0] }]
    var head = 0
    while head < states.count {
      for step in steps where states.count < Self.most {
        guard let next = after(step, states[head], what), seen.insert(names.map { next.values[$0] }).inserted else {
          continue
        }
        states.append(next)
      }
      head += 1
    }
    return states.filter { state in names.allSatisfy { state.values[$0] != nil } }
  }

  private func after(_ step: Step, _ state: State, _ what: String) -> State? {
    guard let context = contexts[step.name] else { return nil }
    var play = StepPlay(
      exchange: exchange, resolved: contract, dialplan: resolved.dialplan, step: step, context: context)
    play.begun = begun.merging(state.variables) { $1 }
    return play.playFirst().map { result in
      State(
        what: "\(what) as step `\(step.name)` sets them", values: state.values.merging(step.values) { $1 },
        variables: Self.kept(CallHistory.begun(result.player)))
    }
  }
}

extension Step {
  /// What it sets, by the names of variables.
  var values: [String: String] { Dictionary(sets.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }) }
}

extension FlowWalk {
  /// What the variables of calls are.
  var variables: VariablePlay {
    VariablePlay(
      exchange: exchange, contract: subject.resolved, resolved: resolved, contexts: contexts, begun: begun)
  }

  /// A step sets what the contract says, and nothing else.
  func checkVariables(_ step: Step, _ before: [String: String], _ result: StepPlay.Result, _ verdict: inout Verdict) {
    if dialplan.variables.isEmpty { return }
    let after = VariablePlay.kept(result.player.text.variables)
    let changed = after.filter { before[$0.key] != $0.value }
    let isRight =
      changed.count <= step.sets.count
      && changed.values.allSatisfy { value in step.sets.contains { $0.value == value } }
      && step.sets.allSatisfy { after.values.contains($0.value) }
    verdict.expect(
      isRight, ConformanceFindings.variable, at: exchange.file.location(result.player.last?.range ?? 0..<0),
      "step `\(step.name)` does not set the variables that the contract says, or sets others", declared: declared)
  }
}
