import Facts
import Findings
import Language
import Resolve

enum RefusalRoutesExpectation: Expectation {
  static let name = "that a handler tells refused calls by the far end's answer, where a provider says it"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let routes = subject.files.json("phone/twiml/routes.json")?["routes"] else { return }
    for dialplan in subject.resolved.dialplans {
      let flow = subject.resolved.spoken(dialplan)
      for step in dialplan.dialplan.steps {
        guard case .transfer(let transfer) = step.act, !transfer.refusals.isEmpty else { continue }
        let name = "\(dialplan.name)/\(step.name)"
        for language in flow.languages(in: step.name) {
          // The language that calls begin in has no name of its own.
          let route = routes["\(name).\(language)/result"] ?? routes["\(name)/result"]
          guard let route else { continue }
          check(route, step.name, transfer, dialplan, subject, &verdict)
        }
      }
    }
  }

  private static func check(
    _ route: JSONNode, _ step: String, _ transfer: Transfer, _ dialplan: ResolvedDialplan, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    let kind = ConformanceFindings.twimlRefusal
    let cases = route["cases"]?.elements ?? []
    for outcome in transfer.refusals {
      let place = cases.firstIndex { $0["outcome"]?.string == outcome }
      guard transfer.tellsSIP(in: subject.contract) else {
        verdict.expect(
          place == nil && route["never"]?.elements.contains { $0.string == outcome } == true, kind, at: route.location,
          "the route of step `\(step)` does not say that `\(outcome)` never comes", declared: declared)
        continue
      }
      let words = place.map { cases[$0]["answer"]?.elements.compactMap(\.int) ?? [] } ?? []
      verdict.expect(
        words == RefusalFacts.words(of: outcome) && route["answer"]?.string == "DialSipResponseCode", kind,
        at: place.map { cases[$0].location } ?? route.location,
        "the route of step `\(step)` does not tell `\(outcome)` by what the far end answers", declared: declared)
      // The first case that fits holds, and the provider has a word of its own for each.
      let first = cases.firstIndex { $0["status"] != nil } ?? cases.count
      verdict.expect(
        place.map { $0 < first } ?? false, kind, at: route.location,
        "the route of step `\(step)` tells `\(outcome)` after the provider's own words", declared: declared)
      let to = transfer.outcomes.first { $0.outcome == outcome }?.next ?? ""
      let target = place.flatMap { cases[$0]["to"]?.string } ?? ""
      let file = target.dropFirst("\(dialplan.name)/".count)
      verdict.expect(
        file == to || file.hasPrefix("\(to)."), kind, at: place.map { cases[$0].location } ?? route.location,
        "`\(outcome)` of step `\(step)` does not lead to `\(to)`", declared: declared)
    }
  }
}
