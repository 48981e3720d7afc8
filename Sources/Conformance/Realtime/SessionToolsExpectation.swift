import Findings
import JSONValues
import Language

enum SessionToolsExpectation: Expectation {
  static let name = "that sessions may call the agent's tools and no others, and that writes wait for a yes"

  /// What a server may be declared with (PyPI openai 3.54.0; of it, what every client of the service sends).
  private static let shape: JSONShape = .object([
    ("type", .word(["mcp"])), ("server_label", .text), ("server_url?", .text), ("tunnel_id?", .text),
    ("server_description?", .text),
    ("authorization?", .text), ("headers?", .map(.text)), ("allowed_tools", .list(.text)),
    ("require_approval", .object([("always?", filter), ("never?", filter)])),
  ])
  private static let filter: JSONShape = .object([("tool_names", .list(.text))])

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for body in subject.voiceBodies {
      let allowed = body.allowedTools(subject.contract)
      let servers = body.tools.filter { $0["type"]?.string == "mcp" }
      let claim = body.claim(ConformanceFindings.sessionServer, subject)
      verdict.expect(
        servers.count == (allowed.isEmpty ? 0 : 1), claim.kind,
        at: body.session["tools"]?.location ?? body.session.location,
        "\(claim.subject) has \(servers.count) servers, not \(allowed.isEmpty ? 0 : 1)", declared: claim.declared)
      for server in servers {
        verdict.expect(server, has: shape, claim.kind, claim.subject)
        checkServer(server, body, claim, subject, &verdict)
        checkAllowed(server, allowed, body, subject, &verdict)
      }
      for tool in body.tools where tool["type"]?.string != "mcp" && tool["type"]?.string != "function" {
        verdict.expect(
          false, ConformanceFindings.sessionField, at: tool.location,
          "a tool of \(claim.subject) is neither a function nor a server")
      }
    }
  }

  private static func checkServer(
    _ server: JSONNode, _ body: VoiceBody, _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let declared = subject.contract.server else { return }
    let tunnel = body.agent.mcp?.tunnel
    verdict.expect(
      server, "server_url", tunnel == nil ? .string(declared.url) : nil, claim, because: "`server.url`")
    verdict.expect(server, "tunnel_id", tunnel.map { .string($0) }, claim, because: "`mcp.tunnel`")
    let headers = body.agent.mcp?.headers ?? []
    for header in headers {
      let wanted =
        switch header.value {
        case .text(let text): text
        case .secret(let reference): "@secret(\(reference.secret))"
        }
      verdict.expect(
        server["headers", header.name]?.string == wanted, claim.kind, at: (server["headers"] ?? server).location,
        "\(claim.subject) does not send the header `\(header.name)`", declared: claim.declared)
    }
    verdict.expect(
      server["headers"]?.members.count ?? 0 == headers.count, claim.kind, at: server["headers"]?.location,
      "\(claim.subject) sends headers that the contract does not name", declared: claim.declared)
    verdict.expect(server, "server_label", .string(declared.name), claim, because: "`server.name`")
    verdict.expect(
      server, "authorization", body.agent.mcp?.authorization.map { .string("@secret(\($0.secret))") }, claim,
      because: "`mcp.authorization`")
    verdict.expect(
      server["headers", "Authorization"] == nil || server["authorization"] == nil, claim.kind,
      at: server["headers"]?.location, "\(claim.subject) signs in twice")
  }

  private static func checkAllowed(
    _ server: JSONNode, _ allowed: [Tool], _ body: VoiceBody, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let tools = body.claim(ConformanceFindings.sessionTools, subject)
    verdict.expect(
      server, "allowed_tools", .strings(allowed.map(\.name)), tools,
      because: "`tools` of the agent, on the surface `\(body.surface.rawValue)`,")
    let approval = body.claim(ConformanceFindings.sessionApproval, subject)
    guard let policy = server["require_approval"] else { return }
    let always = policy["always", "tool_names"]?.elements ?? []
    let never = policy["never", "tool_names"]?.elements ?? []
    for tool in allowed where tool.effect != .read {
      verdict.expect(
        always.contains { $0.string == tool.name }, approval.kind, at: (policy["always"] ?? policy).location,
        "\(approval.subject) lets `\(tool.name)` run without a yes", declared: subject.place(of: "tool.\(tool.name)"))
    }
    for name in never {
      let tool = name.string.flatMap { subject.contract.tools[$0] }
      verdict.expect(
        tool?.effect == .read, approval.kind, at: name.location,
        "\(name.shown) runs without a yes, but only tools that read may",
        declared: tool.flatMap { subject.place(of: "tool.\($0.name)") })
    }
    for name in always + never {
      let count = (always + never).count { $0.string == name.string }
      verdict.expect(count == 1, approval.kind, at: name.location, "\(name.shown) stands \(count) times")
      verdict.expect(
        allowed.contains { $0.name == name.string }, approval.kind, at: name.location,
        "\(name.shown) is no tool of \(approval.subject)")
    }
    // An approval that nobody answers freezes the call.
    verdict.expect(
      always.isEmpty || body.agent.approvals[body.surface.rawValue] != nil, approval.kind,
      at: policy["always"]?.location, "nobody answers when \(approval.subject) asks", declared: approval.declared)
  }
}
