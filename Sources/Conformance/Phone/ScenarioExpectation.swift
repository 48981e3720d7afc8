import Findings
import Language
import Resolve

enum ScenarioExpectation: Expectation {
  static let name = "that SIPp scenarios are well-formed, and go every way of every call flow"

  /// SIPp 3.6.1's elements, and what may stand in which.
  private static let children: [String: [String]] = [
    "scenario": [
      "send", "recv", "pause", "nop", "label", "sendCmd", "recvCmd", "timewait", "Reference", "Global", "User", "init",
    ],
    "recv": ["action"], "nop": ["action"], "send": ["action"],
    "action": ["ereg", "exec", "log", "warning", "assign", "assignstr", "test", "jump"],
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for (markup, file) in subject.markups(in: "phone/sipp/", &verdict) { checkElements(markup, file, &verdict) }
    if let coverage = subject.files.json("phone/sipp/coverage.json") { check(coverage, subject, &verdict) }
  }

  private static func checkElements(_ markup: Markup, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.scenario
    for element in markup.elements {
      let parent = element.parent.map { markup.elements[$0].name }
      let isFine = parent.map { (children[$0] ?? []).contains(element.name) } ?? (element.name == "scenario")
      verdict.expect(
        isFine, kind, at: file.location(element.tag),
        "`<\(element.name)>` does not stand in `<\(parent ?? "the file")>`")
      if element.name == "recv" {
        verdict.expect(
          (element.attribute("response") == nil) != (element.attribute("request") == nil), kind,
          at: file.location(element.tag), "`<recv>` waits for a response or for a request")
      }
    }
    let steps = markup.elements.filter { $0.name == "send" || $0.name == "recv" }
    verdict.expect(!steps.isEmpty, kind, at: file.start, "the scenario sends and awaits nothing")
    verdict.expect(
      steps.last?.attribute("optional") == nil, kind, at: file.location(steps.last?.tag ?? 0..<0),
      "the last step is optional, so that nothing ends the scenario")
  }

  // MARK: - Coverage

  private struct Way: Hashable {
    let step: String
    let outcome: String
    /// The language of the call; nil where calls have none.
    var language: String?
  }

  private static func check(_ coverage: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.scenarioCoverage
    for dialplan in subject.resolved.dialplans {
      let declared = subject.place(of: "dialplan.\(dialplan.name)")
      guard let node = coverage["dialplans", dialplan.name] else {
        verdict.expect(
          false, kind, at: coverage.location, "dialplan `\(dialplan.name)` is not covered", declared: declared)
        continue
      }
      let flow = subject.resolved.spoken(dialplan)
      let hasLanguages = subject.resolved.callsHaveLanguages
      let ways =
        (dialplan.edges.map { ($0, Way(step: $0.from, outcome: $0.outcome)) }
        + again(dialplan).map { (ResolvedDialplan.Edge(from: $0.step, outcome: $0.outcome, to: $0.step), $0) })
        .flatMap { edge, way in
          (hasLanguages ? flow.languages(in: way.step).map(Optional.init) : [nil]).map { language in
            (edge, Way(step: way.step, outcome: way.outcome, language: language))
          }
        }
      let wanted = Set(ways.map(\.1))
      let next = Dictionary(ways.map { ($0.1, $0.0.to) }, uniquingKeysWith: { first, _ in first })
      let listed = (node["ways"]?.elements ?? []).compactMap { way -> Way? in
        guard let step = way["step"]?.string, let outcome = way["outcome"]?.string else { return nil }
        let known = Way(step: step, outcome: outcome, language: way["language"]?.string)
        verdict.expect(
          wanted.contains(known), kind, at: way.location, "step `\(step)` has no way `\(outcome)`", declared: declared
        )
        return known
      }
      var covered: Set<Way> = []
      for scenario in node["scenarios"]?.elements ?? [] {
        checkFile(scenario, subject, &verdict)
        let gone = (scenario["covers"]?.elements ?? []).map { place -> (way: Way?, at: JSONNode) in
          (place.int.flatMap { listed.indices.contains($0) ? listed[$0] : nil }, place)
        }
        for each in gone {
          verdict.expect(each.way != nil, kind, at: each.at.location, "no way has this place", declared: declared)
        }
        covered.formUnion(gone.compactMap(\.way))
        checkPath(gone, in: flow, next, &verdict)
        ScenarioValues(flow, subject.resolved).check(
          gone.compactMap { each in each.way.map { ($0.step, $0.outcome, each.at) } }, scenario, &verdict)
      }
      // A way that no scenario goes says why.
      let excused = Set(
        (node["uncovered"]?.elements ?? []).compactMap { node -> Way? in
          guard let step = node["step"]?.string, let outcome = node["outcome"]?.string, node["reason"]?.string != nil
          else { return nil }
          return Way(step: step, outcome: outcome, language: node["language"]?.string)
        })
      let left = wanted.subtracting(covered)
      for way in left.sorted(by: { ($0.step, $0.outcome, $0.language ?? "") < ($1.step, $1.outcome, $1.language ?? "") }
      ) {
        verdict.expect(
          excused.contains(way), kind, at: node.location,
          "no scenario of `\(dialplan.name)` goes `\(way.outcome)` from step `\(way.step)`\(way.language.map { " in `\($0)`" } ?? "")",
          declared: declared)
      }
      verdict.count(wanted.count)
    }
  }

  /// A question that is put again: the loop is gone once, and once to its limit.
  private static func again(_ dialplan: ResolvedDialplan) -> [Way] {
    dialplan.dialplan.steps.flatMap { step -> [Way] in
      guard case .ask(let ask) = step.act else { return [] }
      return [("no_input", ask.noInput), ("no_match", ask.noMatch)].compactMap { outcome, retry in
        (retry?.tries ?? 1) > 1 ? Way(step: step.name, outcome: "\(outcome):again") : nil
      }
    }
  }

  private static func checkFile(_ scenario: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let file = scenario["file"]?.string ?? ""
    verdict.expect(
      subject.files["phone/sipp/\(file)"] != nil, ConformanceFindings.missingFile,
      at: scenario["file"]?.location ?? scenario.location, "scenario `\(file)` is missing")
  }

  /// One way after the other, each from where the one before led.
  private static func checkPath(
    _ gone: [(way: Way?, at: JSONNode)], in flow: SpokenFlow, _ next: [Way: String?], _ verdict: inout Verdict
  ) {
    let dialplan = flow.graph.dialplan
    var step: String? = dialplan.start
    var language = flow.first
    for (way, place) in gone {
      guard let way else { return }
      verdict.expect(
        step == way.step, ConformanceFindings.scenarioCoverage, at: place.location,
        "the call is at \(step.map { "step `\($0)`" } ?? "its end"), not at `\(way.step)`")
      if step != way.step { return }
      language = dialplan.steps[way.step]?.language ?? language
      verdict.expect(
        way.language == nil || way.language == language, ConformanceFindings.scenarioCoverage, at: place.location,
        "the call is in `\(language)` in step `\(way.step)`, not in `\(way.language ?? "")`")
      step = next[way] ?? nil
    }
  }
}
