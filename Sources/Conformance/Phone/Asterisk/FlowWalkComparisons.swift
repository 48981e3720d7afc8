import Facts
import Findings
import Language
import Resolve

/// Where a switch leads calls that have values: the steps that give them are played before it.
extension FlowWalk {
  /// Each case that compares a value takes the calls that have such a one, and no others.
  mutating func checkComparisons(_ play: StepPlay, _ verdict: inout Verdict) {
    guard case .branch(let branch) = play.step.act else { return }
    for group in attempts(in: branch) {
      for attempt in group {
        let taken = branch.cases.first { item in item.test.map { passes($0, attempt) } ?? false }
        let wanted = taken?.next ?? branch.otherwise ?? ""
        var switching = play
        switching.begun.merge(attempt.variables) { $1 }
        let result = switching.play(branch, holding: nil, comings: 1)
        let what = "with \(attempt.what), step `\(play.step.name)`"
        guard case .left(let next, "s") = result.stop else {
          verdict.expect(
            false, ConformanceFindings.dialplanWay,
            at: exchange.file.location(result.player.last?.range ?? 0..<0),
            "\(what) does not come to step `\(wanted)`", declared: declared)
          continue
        }
        meet(wanted, next, result.player, what, &verdict)
        verdict.expect(
          attempt.refused.map { text in !attempt.variables.values.contains(text) } ?? true,
          ConformanceFindings.dialplanWay, at: exchange.file.location(result.player.last?.range ?? 0..<0),
          "\(what) is given what no switch looks for", declared: declared)
      }
    }
  }

  /// A call that has a value, or none of it.
  private struct Attempt {
    let what: String
    let variables: [String: String]
    /// What its variables are by the contract.
    let values: [String: String]
    /// What may stand in no variable, because nothing looks for it.
    var refused: String?
    let passes: (Branch.Case.Test) -> Bool
  }

  /// Whether a case takes such a call.
  private func passes(_ test: Branch.Case.Test, _ attempt: Attempt) -> Bool {
    guard case .value(.variable(let name), let wanted) = test else { return attempt.passes(test) }
    return attempt.values[name].map { dialplan.variables[name]?.fits($0, wanted) ?? false } ?? false
  }

  /// Of all variables that it compares, and of each other value.
  private func attempts(in branch: Branch) -> [[Attempt]] {
    let compared = branch.comparedValues
    let names = compared.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    let set = variables.states(of: names).map { state in
      Attempt(what: state.what, variables: state.variables, values: state.values) { _ in false }
    }
    return (names.isEmpty ? [] : [set]) + compared.map { attempts(for: $0, in: branch) }
  }

  private func attempts(for source: SpokenValue.Source, in branch: Branch) -> [Attempt] {
    guard let step = dialplan.steps[source.step], let context = contexts[source.step] else { return [] }
    var play = StepPlay(
      exchange: exchange, resolved: subject.resolved, dialplan: dialplan, step: step, context: context)
    play.begun = begun
    switch (source, step.act) {
    case (.keys, .ask(let ask)): return attempts(pressing: ask, play)
    case (.answer(_, let path), .call(let call)):
      return attempts(answering: call, path, branch.cases.filter { $0.value == source }, play)
    default: return []
    }
  }

  private func attempts(pressing ask: Ask, _ play: StepPlay) -> [Attempt] {
    ask.keys.flatMap { key in
      // The first of each place, and the last.
      let last = (key.press.places ?? []).compactMap(\.last).map(String.init).joined()
      return Set([key.press.example, last]).sorted().map { pressed in
        let digits = pressed.filter(\.isNumber)
        return Attempt(
          what: "`\(pressed)` pressed at step `\(play.step.name)`",
          variables: VariablePlay.kept(begun).merging(play.kept(key, as: pressed)) { $1 }, values: variables.initial
        ) { test in
          guard case .value(.keys(play.step.name), .word(let keys)) = test else { return false }
          return KeyPattern(keys).matches(digits)
        }
      }
    }
  }

  private func attempts(answering call: ToolCall, _ path: [String], _ cases: [Branch.Case], _ play: StepPlay)
    -> [Attempt]
  {
    guard let tool = subject.resolved.tool(call.tool) else { return [] }
    var tests: [Branch.Case.Test: AnswerTest] = [:]
    for case .value(let source, let wanted)? in cases.map(\.test) {
      tests[.value(source, wanted)] = subject.resolved.test(ToolCall.Case(path, wanted), of: tool)
    }
    let values = variables.initial.merging(play.step.values) { $1 }
    let texts = AnswersExpectation.texts(cases.compactMap(\.test).compactMap { tests[$0] }, withWords: true)
    func isWanted(_ text: String) -> Bool { tests.values.contains { $0.takes(text) } }
    var attempts = texts.compactMap { text -> Attempt? in
      after(play, path, text, "else", [:]).map { variables in
        Attempt(
          what: "`\(text)` as `\(path.joined(separator: "."))` of the answer to step `\(play.step.name)`",
          variables: variables, values: values,
          refused: text.allSatisfy { "0123456789-".contains($0) } || isWanted(text) ? nil : text
        ) { tests[$0].map { $0.takes(text) } ?? false }
      }
    }
    // What was answered before it failed is no longer so.
    for text in texts where isWanted(text) {
      for outcome in ["failed", "timeout"] + (call.needsCaller ? ["no_number"] : []) {
        guard let good = after(play, path, text, "else", [:]), let failed = after(play, path, text, outcome, good)
        else {
          continue
        }
        attempts.append(
          Attempt(
            what: "`\(text)` answered to step `\(play.step.name)`, which then comes to `\(outcome)`", variables: failed,
            values: values
          ) { _ in false })
      }
    }
    return attempts
  }

  /// What a call has once a tool has answered so.
  private func after(
    _ play: StepPlay, _ path: [String], _ text: String, _ outcome: String, _ before: [String: String]
  ) -> [String: String]? {
    var play = play
    play.begun.merge(before) { $1 }
    play.answered = [path: text]
    return play.play(outcome).map { CallHistory.begun($0.player).filter { $0.key != "EXTEN" && !$0.key.contains("(") } }
  }
}
