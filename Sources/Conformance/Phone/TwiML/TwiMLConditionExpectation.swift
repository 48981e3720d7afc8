import Findings
import JSONSchemas
import Language
import Resolve

enum TwiMLConditionExpectation: Expectation {
  static let name = "that the handler of TwiML is told the conditions of each switch and of each tool's answer"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let routes = subject.files.json("phone/twiml/routes.json")?["routes"] else { return }
    for dialplan in subject.resolved.dialplans {
      let flow = subject.resolved.spoken(dialplan)
      /// What is counted → the step that it is counted for: each switch for itself, in whatever language.
      var counted: [String: String] = [:]
      for step in dialplan.dialplan.steps {
        // One for each language of the calls that come to the step.
        let told = flow.languages(in: step.name).compactMap { language in
          routes["\(dialplan.name)/\(step.name)\(language == flow.first ? "" : ".\(language)")"]
        }
        let declared = subject.place(of: "dialplan.\(dialplan.name)")
        if case .call(let call) = step.act {
          for route in told {
            verdict.expect(
              areTold(call, route, subject.resolved), ConformanceFindings.twimlCondition, at: route.location,
              "the handler is told other ways of step `\(step.name)` than the contract has", declared: declared)
          }
        }
        guard case .branch(let branch) = step.act else { continue }
        for route in told {
          let cases = route["cases"]?.elements ?? []
          verdict.expect(
            cases.count == branch.cases.count
              && zip(cases, branch.cases).allSatisfy { isTold($0, $1, dialplan, flow, subject.resolved) },
            ConformanceFindings.twimlCondition, at: route.location,
            "the handler is told other conditions of step `\(step.name)` than the contract has", declared: declared)
          guard branch.mostVisits != nil else { continue }
          let name = route["visits_of"]?.string ?? ""
          let owner = counted[name] ?? step.name
          counted[name] = owner
          verdict.expect(
            !name.isEmpty && owner == step.name && counted.values.filter { $0 == step.name }.count == 1,
            ConformanceFindings.twimlCondition, at: route.location,
            "the visits of step `\(step.name)` are not counted for themselves", declared: declared)
        }
      }
    }
  }

  /// What an answer must hold, in the order of the contract, and where each leads.
  private static func areTold(_ call: ToolCall, _ route: JSONNode, _ contract: ResolvedContract) -> Bool {
    guard let tool = contract.tool(call.tool) else { return true }
    let told = route["cases"]?.elements ?? []
    return told.count == call.cases.count
      && zip(told, call.cases).allSatisfy { isTold($0, contract.test($1, of: tool), $1) }
      && call.otherwise.map { leads(route["otherwise"], to: $0) } ?? true
      && call.outcomes.allSatisfy { leads(route[$0.outcome], to: $0.next) }
  }

  private static func isTold(_ told: JSONNode, _ test: AnswerTest, _ item: ToolCall.Case) -> Bool {
    guard told["path"]?.elements.compactMap(\.string) == item.members, leads(told["to"], to: item.next) else {
      return false
    }
    return isTold(told, test)
  }

  private static func isTold(_ told: JSONNode, _ test: AnswerTest) -> Bool {
    switch test {
    case .word(let word):
      told["is"]?.string == word.string && told["is"]?.bool == word.bool && told["at_least"] == nil
        && told["at_most"] == nil
    case .range(let numbers):
      told["at_least"]?.int == numbers.lowerBound && told["at_most"]?.int == numbers.upperBound && told["is"] == nil
    }
  }

  /// What a value must be: a pattern that takes no other keys of the question, or a word or numbers of an answer.
  private static func isTold(
    _ told: JSONNode, _ source: SpokenValue.Source, _ wanted: Branch.Case.Wanted, _ dialplan: ResolvedDialplan,
    _ contract: ResolvedContract
  ) -> Bool {
    if case .variable(let name) = source {
      guard let variable = dialplan.dialplan.variables[name], told["pattern"] == nil else { return false }
      switch wanted {
      case .word(let word):
        return told["is"]?.value == variable.json(word) && told["at_least"] == nil && told["at_most"] == nil
      case .number(let least, let limit):
        // Whatever it can be has nine digits at most.
        let greatest = 999_999_999
        return told["is"] == nil && told["at_least"]?.int == least ?? -greatest
          && told["at_most"]?.int == limit.map { $0 - 1 } ?? greatest
      }
    }
    switch (source, dialplan.dialplan.steps[source.step]?.act) {
    case (.keys, .ask(let ask)):
      guard case .word(let keys) = wanted, let written = told["pattern"]?.string, written.hasPrefix("^"),
        written.hasSuffix("$"), let pattern = try? Pattern(written)
      else { return false }
      let pressed = ask.keys.flatMap { key in
        [\String.first, \String.last].map { end in
          (key.press.places ?? []).compactMap { $0[keyPath: end] }.filter(\.isNumber).map { String($0) }.joined()
        }
      }
      return told["is"] == nil
        && (pressed + ["", keys + "0", "0" + keys]).allSatisfy { pattern.matches($0) == KeyPattern(keys).matches($0) }
    case (.answer(_, let path), .call(let call)):
      guard let tool = contract.tool(call.tool), told["pattern"] == nil else { return false }
      return isTold(told, contract.test(ToolCall.Case(path, wanted), of: tool))
    default: return false
    }
  }

  /// Whether a document or a route is of a step.
  private static func leads(_ target: JSONNode?, to step: String) -> Bool {
    guard let path = target?.string, let file = path.split(separator: "/").last else { return false }
    return file.prefix { $0 != "." } == step
  }

  /// A case as the handler reads it: what it asks, and the step to which it leads.
  private static func isTold(
    _ told: JSONNode, _ item: Branch.Case, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow,
    _ contract: ResolvedContract
  ) -> Bool {
    guard leads(told["to"], to: item.next) else { return false }
    return switch item.test {
    case .schedule(let name, let state):
      told["schedule"]?.string == name && told["is"]?.string == (state == .open ? nil : state.text)
    case .anonymous: told["caller"]?.string == "anonymous"
    case .caller(let list): told["list"]?.string == list
    case .called(let number): told["called"]?.string == number
    case .waiting(_, let count): told["queue"]?.string != nil && told["waiting"]?.int == count
    case .inProgress(let count): told["calls"]?.int == count
    case .visits(let count): told["visits"]?.int == count
    case .calledBefore(let count, let span):
      told["called_before"]?.int == count && told["within_seconds"]?.int == span.seconds
    case .value(let source, let wanted):
      SpokenValueExpectation.isFrom(told, source, dialplan, flow) && isTold(told, source, wanted, dialplan, contract)
    case nil: false
    }
  }
}
