import Findings
import JSONValues
import Language
import Resolve

enum SuiteFileExpectation: Expectation {
  static let name = "that the portable suite expects what the contract says"

  private static let outcome: JSONShape = .object([
    ("isError?", .bool), ("structuredContent?", .any), ("_meta?", .any), ("text", .text),
  ])
  private static let shape: JSONShape = .object([
    ("version", .integer(1...1)), ("contract", .text), ("contractVersion", .text), ("environment", .text),
    ("server?", .object([("name", .text), ("url", .text), ("protocolVersions", .list(.text))])),
    (
      "tools",
      .list(
        .object([
          ("name", .text), ("hints", .map(.bool)), ("scopes", .list(.text)), ("surfaces", .list(.text)),
          ("hidden?", .list(.text)),
          ("cases", .list(.object([("name", .text), ("arguments", .any), ("expect", outcome)]))),
        ]))
    ),
    (
      "agents",
      .list(
        .object([
          ("name", .text), ("model", .text),
          (
            "surfaces",
            .map(
              .object([
                ("tools", .list(.text)), ("confirmed", .list(.text)), ("functions", .list(.text)),
                ("disclosures", .list(.text)),
              ]))
          ),
        ]))
    ),
    (
      "dialplans",
      .list(
        .object([
          ("name", .text), ("direction", .word(["inbound", "outbound"])), ("numbers", .list(.text)), ("start", .text),
          ("ways", .list(.object([("step", .text), ("outcome", .text), ("to", .either([.text, .null]))]))),
        ]))
    ),
  ])

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let suite = subject.files.json("conformance/suite.json") else { return }
    let kind = ConformanceFindings.suiteFile
    let contract = subject.contract
    verdict.expect(suite, has: shape, kind, "the suite")
    let claim = Claim(kind, "the suite")
    for (key, value) in [
      ("contract", contract.name), ("contractVersion", contract.version), ("environment", contract.environment),
    ] { verdict.expect(suite, key, .string(value), claim, because: "the contract") }
    if let server = contract.server, let told = suite["server"] {
      verdict.expect(told, "url", .string(server.url), claim, because: "`server.url`")
      verdict.expect(told, "name", .string(server.name), claim, because: "`server.name`")
    }
    pair(suite, "tools", contract.tools.names, claim, &verdict) { node, name, verdict in
      if let tool = subject.contract.tools[name] { checkTool(node, tool, subject, &verdict) }
    }
    pair(suite, "agents", contract.agents.names, claim, &verdict) { node, name, verdict in
      if let agent = contract.agents[name] { checkAgent(node, agent, subject, &verdict) }
    }
    pair(suite, "dialplans", contract.dialplans.names, claim, &verdict) { node, name, verdict in
      if let dialplan = subject.resolved.dialplan(name) { checkDialplan(node, dialplan, subject, &verdict) }
    }
  }

  /// The elements of a list by name: exactly those of the contract, in its order.
  private static func pair(
    _ suite: JSONNode, _ key: String, _ names: [String], _ claim: Claim, _ verdict: inout Verdict,
    _ check: (JSONNode, String, inout Verdict) -> Void
  ) {
    guard let list = suite[key] else { return }
    let told = list.elements.map { $0["name"]?.string ?? "" }
    verdict.expect(
      told == names, claim.kind, at: list.location,
      "the suite's `\(key)` are \(told.joined(separator: ", ")), not \(names.joined(separator: ", "))")
    for (node, name) in zip(list.elements, told) { check(node, name, &verdict) }
  }

  private static func checkTool(_ node: JSONNode, _ tool: Tool, _ subject: Subject, _ verdict: inout Verdict) {
    let claim = Claim(
      ConformanceFindings.suiteFile, "the suite's tool `\(tool.name)`", declared: subject.place(of: "tool.\(tool.name)")
    )
    verdict.expect(node, "scopes", .strings(tool.scopes), claim, because: "`scopes`")
    verdict.expect(node, "surfaces", .strings(tool.surfaces.map(\.rawValue)), claim, because: "`surfaces`")
    if let hints = node["hints"], let effect = tool.effect {
      verdict.expect(hints, "readOnlyHint", .bool(effect == .read), claim, because: "`effect`")
      verdict.expect(hints, "destructiveHint", .bool(effect == .destructive), claim, because: "`effect`")
      verdict.expect(hints, "openWorldHint", .bool(tool.isOpenWorld ?? true), claim, because: "`open_world`")
    }
    let hidden = subject.resolved.tool(tool.name).flatMap(subject.resolved.hidden)?.members.map(\.name)
    verdict.expect(node, "hidden", hidden.map { .strings($0) }, claim, because: "`hidden`")
    let cases = node["cases"]?.elements ?? []
    verdict.expect(
      cases.count == tool.examples.count, claim.kind, at: node["cases"]?.location ?? node.location,
      "\(claim.subject) has \(cases.count) cases, not \(tool.examples.count)", declared: claim.declared)
    for (one, example) in zip(cases, tool.examples) { check(one, example, claim, &verdict) }
  }

  private static func check(_ node: JSONNode, _ example: Example, _ claim: Claim, _ verdict: inout Verdict) {
    verdict.expect(node, "name", .string(example.name), claim, because: "the example's name")
    verdict.expect(node, "arguments", example.input ?? [:], claim, because: "the example's `input`")
    guard let expected = node["expect"] else { return }
    if let error = example.error {
      verdict.expect(expected, "isError", true, claim, because: "`error`")
      verdict.expect(expected, "structuredContent", nil, claim, because: "`error`")
      verdict.expect(expected, "text", .string(error), claim, because: "`error`")
      return
    }
    verdict.expect(expected, "isError", nil, claim, because: "`output`")
    verdict.expect(expected, "structuredContent", example.output, claim, because: "`output`")
    verdict.expect(expected, "_meta", example.hidden, claim, because: "`hidden`")
    guard let text = expected["text"], let words = text.string else { return }
    // A voice reads it aloud where there is no widget.
    let isPlain = !words.isEmpty && !words.hasPrefix("{") && !words.hasPrefix("[") && !words.contains("$(")
    verdict.expect(
      isPlain, claim.kind, at: text.location, "the text of example `\(example.name)` can't be spoken",
      declared: claim.declared)
  }

  private static func checkAgent(_ node: JSONNode, _ agent: Agent, _ subject: Subject, _ verdict: inout Verdict) {
    let claim = Claim(
      ConformanceFindings.suiteFile, "the suite's agent `\(agent.name)`",
      declared: subject.place(of: "agent.\(agent.name)"))
    guard let surfaces = node["surfaces"] else { return }
    let wanted = [Surface.web, .phone].filter(agent.surfaces.contains)
    verdict.expect(
      surfaces.members.map(\.key) == wanted.map(\.rawValue), claim.kind, at: surfaces.location,
      "\(claim.subject) is met elsewhere", declared: claim.declared)
    for surface in wanted {
      guard let told = surfaces[surface.rawValue] else { continue }
      let tools = agent.tools.compactMap { subject.contract.tools[$0] }.filter {
        $0.surfaces.isEmpty || $0.surfaces.contains(surface)
      }
      verdict.expect(told, "tools", .strings(tools.map(\.name)), claim, because: "`tools` on this surface")
      let confirmed = tools.filter { $0.effect != .read }.map(\.name)
      verdict.expect(told, "confirmed", .strings(confirmed), claim, because: "`effect` of its tools")
      let disclosures = agent.disclosedSentences.map(\.text)
      verdict.expect(told, "disclosures", .strings(disclosures), claim, because: "`disclosures`")
    }
  }

  private static func checkDialplan(
    _ node: JSONNode, _ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = Claim(
      ConformanceFindings.suiteFile, "the suite's dialplan `\(dialplan.name)`",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    verdict.expect(node, "start", .string(dialplan.dialplan.start), claim, because: "`start`")
    verdict.expect(node, "numbers", .strings(dialplan.dialplan.numbers), claim, because: "`numbers`")
    let ways = dialplan.edges.map { edge -> JSONValue in
      ["step": .string(edge.from), "outcome": .string(edge.outcome), "to": edge.to.map { .string($0) } ?? .null]
    }
    verdict.expect(node, "ways", .array(ways), claim, because: "the steps' outcomes")
  }
}
