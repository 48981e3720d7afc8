import Findings
import JSONValues
import Language
import Outputs

enum WebContentExpectation: Expectation {
  static let name = "that voice pages have the contract's ways out, limits and words"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for page in subject.voicePages {
      let claim = Claim(
        ConformanceFindings.webContent, "the page of `\(page.agent.name)`",
        declared: subject.place(of: "agent.\(page.agent.name)"))
      guard let program = page.program else {
        verdict.expect(false, claim.kind, at: page.file.start, "\(claim.subject) knows nothing of the contract")
        continue
      }
      let agent = page.agent
      let root = page.markup.elements.first { $0.name == "html" }
      verdict.expect(
        root?.attribute("lang")?.value == agent.language?.standard ?? "en", claim.kind, at: page.file.start,
        "\(claim.subject) is in another language than the agent", declared: claim.declared)
      verdict.expect(program, "agent", .string(agent.name), claim, because: "the agent's name")
      verdict.expect(
        program, "service", .string(VoicePageFile.service(subject.contract) + "/v1/realtime/calls"), claim,
        because: "the Realtime service")
      let file = FileName.encoded(agent.name).replacing("%", with: "%25")
      verdict.expect(
        program, "backend", .string(agent.page?.backend ?? "\(file).secret"), claim, because: "`web.backend`")
      if let limits = program["limits"] {
        verdict.expect(
          limits, "seconds", agent.maxDuration.map { .int($0.seconds) }, claim, because: "`max_duration`")
      }
      verdict.expect(
        (program["events"] != nil) == (agent.page?.eventLog == .backend), claim.kind,
        at: program["events"]?.location ?? program.location,
        "\(claim.subject) sends events, or does not, against the contract", declared: claim.declared)
      checkLog(page, claim, &verdict)
      for (speaker, told) in page.speakers(subject.contract) { checkWays(told, speaker, claim, &verdict) }
      checkHandOvers(page, program, claim, subject, &verdict)
      for word in agent.page?.words ?? [] {
        guard let told = program["words", word.name] else { continue }
        verdict.expect(told, is: .string(word.text), claim, because: "`words.\(word.name)`")
      }
    }
  }

  /// Without a log in the contract there is no code that could keep one.
  private static func checkLog(_ page: VoicePageFile, _ claim: Claim, _ verdict: inout Verdict) {
    guard (page.agent.page?.eventLog ?? .off) == .off, let script = page.script else { return }
    let place = page.place(of: "log.push(", in: script)
    verdict.expect(
      place == nil, claim.kind, at: page.file.location(place ?? 0..<0), "\(claim.subject) keeps events, which are off",
      declared: claim.declared)
  }

  /// Everyone who can go on is known, and asked for where the page's own secrets are.
  private static func checkHandOvers(
    _ page: VoicePageFile, _ program: JSONNode, _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let others = page.others(subject.contract)
    let told = program["others"]?.members ?? []
    verdict.expect(
      told.map(\.key) == others.map(\.name), claim.kind, at: program["others"]?.location ?? program.location,
      "\(claim.subject) can be handed over to \(told.map(\.key).joined(separator: ", "))", declared: claim.declared)
    for (other, node) in zip(others, told.map(\.value)) {
      let backend = (program["backend"]?.string ?? "") + "?to="
      verdict.expect(
        node["backend"]?.string == backend + FileName.encoded(other.name).replacing("%", with: "%25"), claim.kind,
        at: node["backend"]?.location ?? node.location, "`\(other.name)` is asked for elsewhere",
        declared: claim.declared)
    }
    for (speaker, node) in page.speakers(subject.contract) {
      for handOver in speaker.handOver {
        verdict.expect(
          node["handOvers", "hand_over_to_\(handOver.name)"]?.string == handOver.name, claim.kind,
          at: (node["handOvers"] ?? node).location, "`\(speaker.name)` can't hand over to `\(handOver.name)`",
          declared: claim.declared)
      }
    }
  }

  private static func checkWays(_ program: JSONNode, _ agent: Agent, _ claim: Claim, _ verdict: inout Verdict) {
    var expected: [(String, WayOut)] = []
    if let way = agent.escalation?.web { expected.append(("escalate_to_human", way)) }
    for exit in agent.exits { if let way = exit.web { expected.append(("transfer_to_\(exit.name)", way)) } }
    let told = program["ways"]?.members ?? []
    verdict.expect(
      told.map(\.key) == expected.map(\.0), claim.kind, at: program["ways"]?.location ?? program.location,
      "\(claim.subject) leads to \(told.map(\.key).joined(separator: ", "))", declared: claim.declared)
    for (name, way) in expected {
      guard let shown = program["ways", name] else { continue }
      for (key, value) in [("message", way.message), ("link", way.link), ("number", way.number)] {
        verdict.expect(shown, key, value.map { .string($0) }, claim, because: "`\(key)` of the way out")
      }
    }
  }
}
