import Findings
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
        if case .call(let call) = step.act { check(call, step, dialplan, flow, routes, subject, &verdict) }
        guard case .branch(let branch) = step.act else { continue }
        for language in flow.languages(in: step.name) {
          let ending = language == flow.first ? "" : ".\(language)"
          guard let route = routes["\(dialplan.name)/\(step.name)\(ending)"] else { continue }
          let declared = subject.place(of: "dialplan.\(dialplan.name)")
          let cases = route["cases"]?.elements ?? []
          verdict.expect(
            cases.count == branch.cases.count && zip(cases, branch.cases).allSatisfy(isTold),
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
  private static func check(
    _ call: ToolCall, _ step: Step, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow, _ routes: JSONNode,
    _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let tool = subject.resolved.tool(call.tool) else { return }
    for language in flow.languages(in: step.name) {
      let ending = language == flow.first ? "" : ".\(language)"
      guard let route = routes["\(dialplan.name)/\(step.name)\(ending)"] else { continue }
      let cases = route["cases"]?.elements ?? []
      let areTold = zip(cases, call.cases).allSatisfy { told, item in
        let isRight =
          switch subject.resolved.test(item, of: tool) {
          case .word(let word):
            told["is"]?.string == word.string && told["is"]?.bool == word.bool && told["at_least"] == nil
              && told["at_most"] == nil
          case .range(let numbers):
            told["at_least"]?.int == numbers.lowerBound && told["at_most"]?.int == numbers.upperBound
              && told["is"] == nil
          }
        return isRight && told["path"]?.elements.compactMap(\.string) == item.members
          && leads(told["to"], to: item.next)
      }
      let others = call.otherwise.map { leads(route["otherwise"], to: $0) } ?? true
      let failures = call.outcomes.allSatisfy { leads(route[$0.outcome], to: $0.next) }
      verdict.expect(
        cases.count == call.cases.count && areTold && others && failures, ConformanceFindings.twimlCondition,
        at: route.location, "the handler is told other ways of step `\(step.name)` than the contract has",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
  }

  /// Whether a document or a route is of a step.
  private static func leads(_ target: JSONNode?, to step: String) -> Bool {
    guard let path = target?.string, let file = path.split(separator: "/").last else { return false }
    return file.prefix { $0 != "." } == step
  }

  /// A case as the handler reads it: what it asks, and the step to which it leads.
  private static func isTold(_ told: JSONNode, _ item: Branch.Case) -> Bool {
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
    case nil: false
    }
  }
}
