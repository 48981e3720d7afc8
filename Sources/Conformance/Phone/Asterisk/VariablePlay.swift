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

  /// A call for which a variable has a value.
  struct State {
    let what: String
    let value: String
    /// What the exchange has of variables.
    let variables: [String: String]
  }

  /// What the exchange has of variables among what it has.
  static func kept(_ all: [String: String]) -> [String: String] { all.filter { $0.key.hasPrefix("VARIABLE_") } }

  /// Calls as they come in, if the variable has a default, and calls that have come through each step that sets it.
  func states(of name: String) -> [State] {
    var states: [State] = []
    if let initial = resolved.dialplan.variables[name]?.initial {
      states.append(
        State(what: "`\(name)` as a call comes in", value: initial, variables: Self.kept(begun)))
    }
    for step in resolved.dialplan.steps {
      guard let value = step.setting(of: name), let context = contexts[step.name] else { continue }
      var play = StepPlay(
        exchange: exchange, resolved: contract, dialplan: resolved.dialplan, step: step, context: context)
      play.begun = begun
      for edge in resolved.edges(from: step.name) {
        guard let player = play.play(edge.outcome)?.player else { continue }
        states.append(
          State(
            what: "`\(name)` as step `\(step.name)` sets it", value: value,
            variables: Self.kept(CallHistory.begun(player))))
        break
      }
    }
    return states
  }
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
