import Findings
import JSONValues
import Language

enum WebApprovalExpectation: Expectation {
  static let name = "that voice pages ask before every write"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for page in subject.voicePages {
      for (agent, program) in page.speakers(subject.contract) { check(program, of: agent, subject, &verdict) }
    }
  }

  private static func check(
    _ program: JSONNode, of agent: Agent, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = Claim(
      ConformanceFindings.webApproval, "the page of `\(agent.name)`",
      declared: subject.place(of: "agent.\(agent.name)"))
    let writes = agent.tools.compactMap { subject.contract.tools[$0] }.filter {
      $0.effect != .read && ($0.surfaces.isEmpty || $0.surfaces.contains(.web))
    }
    let asked = program["tools"]?.members.map(\.key) ?? []
    verdict.expect(
      asked == writes.map(\.name), claim.kind, at: program["tools"]?.location ?? program.location,
      "\(claim.subject) asks for \(asked.joined(separator: ", ")), not \(writes.map(\.name).joined(separator: ", "))",
      declared: claim.declared)
    for tool in writes {
      guard let shown = program["tools", tool.name] else { continue }
      let told = Claim(claim.kind, "`\(tool.name)` on the page", declared: subject.place(of: "tool.\(tool.name)"))
      if let title = tool.title { verdict.expect(shown, "title", .string(title), told, because: "`title`") }
      check(shown, tool, told, &verdict)
    }
    guard let approval = agent.approvals["web"] else { return }
    let expected: JSONValue = [
      "seconds": .int(approval.within.seconds), "escalates": .bool(approval.otherwise == .escalate),
    ]
    verdict.expect(program, "approval", expected, claim, because: "`approvals.web`")
  }

  /// The question's words and the arguments that stand in it.
  private static func check(_ shown: JSONNode, _ tool: Tool, _ claim: Claim, _ verdict: inout Verdict) {
    guard let ask = shown["ask"] else {
      verdict.expect(
        false, claim.kind, at: shown.location, "\(claim.subject) has no question", declared: claim.declared)
      return
    }
    guard let confirm = tool.confirm else { return }
    for segment in confirm.segments {
      switch segment {
      case .literal(let text):
        verdict.expect(
          ask.string == text || ask.elements.contains { $0.string == text }, claim.kind, at: ask.location,
          "\(claim.subject) does not ask \"\(text)\"", declared: claim.declared)
      case .binding(let binding):
        let path = [binding.root.rawValue] + binding.path.map(\.name)
        verdict.expect(
          (ask.elements + [ask]).contains { $0["path"]?.strings == path }, claim.kind, at: ask.location,
          "\(claim.subject) does not show `\(path.joined(separator: "."))`", declared: claim.declared)
      }
    }
  }
}
