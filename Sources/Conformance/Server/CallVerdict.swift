import Findings
import JSONSchemas
import JSONValues
import Language
import Resolve
import SourceText

/// Whether one call came to what it must.
struct CallVerdict {
  private let call: ServerTrial.Call
  /// What came of it: `status`, `challenge`, `result` or `error`, `trouble`.
  private let reply: JSONNode
  private let trial: ServerTrial
  private let subject: Subject
  private let declared: Location?

  init(_ call: ServerTrial.Call, _ reply: JSONNode, _ trial: ServerTrial, _ subject: Subject) {
    self.call = call
    self.reply = reply
    self.trial = trial
    self.subject = subject
    let tool = subject.resolved.tools.first { $0.tool.protocolName == call.tool }
    declared = tool.flatMap { subject.place(of: "tool.\($0.name)") }
  }

  /// The tool could not be executed, and says so.
  private var isRefused: Bool { reply["result"]?["isError"]?.bool == true || reply["error"] != nil }

  func check(_ verdict: inout Verdict) {
    if let trouble = reply["trouble"] {
      verdict.expect(
        false, ConformanceFindings.callResult, at: trouble.location,
        "`\(call.tool)` gives no answer: \(trouble.string ?? "")", declared: declared)
      return
    }
    switch call.wanted {
    case .example(let example, let tool): check(example, of: tool, &verdict)
    case .refusal(let words):
      let isTold = isRefused && (reply["status"]?.int ?? 0) < 500
      verdict.expect(
        isTold, ConformanceFindings.callRefusal, at: (reply["result"] ?? reply["status"] ?? reply).location,
        isRefused ? "`\(call.tool)` breaks down on \(words)" : "`\(call.tool)` takes \(words)", declared: declared,
        help: "check arguments by `schemas/`, and answer `isError: true` with what is wrong")
    case .signIn(let isStranger): checkSignIn(isStranger, &verdict)
    case .unknownTool:
      verdict.expect(
        isRefused, ConformanceFindings.callRefusal, at: (reply["result"] ?? reply).location,
        "a tool that there is not is answered as if it were one",
        help: "answer with error -32602, or `isError: true`")
    }
  }

  // MARK: - Examples

  private func check(_ example: Example, of tool: ResolvedTool, _ verdict: inout Verdict) {
    let name = "example `\(example.name)` of `\(call.tool)`"
    // Of two examples that ask the same, a server can only answer one.
    let alike = tool.tool.examples.filter { $0.input == example.input }
    if isRefused, alike.contains(where: { $0.error != nil }) { return }
    if example.error != nil, alike.contains(where: { $0.error == nil }) { return }
    if example.error != nil {
      verdict.expect(
        isRefused, ConformanceFindings.callResult, at: (reply["result"] ?? reply).location,
        "\(name) is an error in the contract, and the server answers it", declared: declared)
      return
    }
    guard let result = reply["result"], !isRefused else {
      let said = reply["error"]?["message"] ?? reply["result"]?["content"]?.elements.first?["text"]
      let why = said?.string.map { ": \($0.prefix(120))" } ?? ""
      verdict.expect(
        false, trial.isExact ? ConformanceFindings.callResult : ConformanceFindings.callUnanswered,
        at: (said ?? reply).location, "\(name) is refused\(why)", declared: declared,
        help: trial.isExact
          ? nil : "give the server what the example asks for, or the example what the server has")
      return
    }
    verdict.expect(
      result["content"]?.isArray == true
        && result["content"]?.elements.allSatisfy { $0["type"]?.string != nil } == true,
      ConformanceFindings.callResult, at: (result["content"] ?? result).location,
      "the answer to \(name) has no list `content` of blocks with a `type`", declared: declared)
    if let schema = tool.outputSchema { check(result["structuredContent"], in: result, schema, name, &verdict) }
    checkHidden(result, of: tool, example, name, &verdict)
    if trial.isExact, let output = example.output, let structured = result["structuredContent"],
      !alike.contains(where: { $0.output == structured.value && $0.name != example.name })
    {
      let claim = Claim(ConformanceFindings.callResult, "the answer to \(name)", declared: declared)
      verdict.expect(structured, is: output, claim, because: "the example's `output`")
    }
  }

  /// The structured result is what the output's schema says.
  private func check(
    _ structured: JSONNode?, in result: JSONNode, _ schema: JSONValue, _ name: String, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.callResult
    guard let structured else {
      verdict.expect(
        false, kind, at: result.location,
        "the answer to \(name) has no `structuredContent`, though the tool has an output", declared: declared)
      return
    }
    guard let errors = try? CompiledSchema(schema).validate(structured.value) else { return }
    verdict.expect(
      errors.isEmpty, kind, at: structured.follow(errors[0].instancePath).location,
      "the answer to \(name) is not the tool's output: \(errors[0].message)", declared: declared)
  }

  /// What only the widget gets is in `_meta`, which may hold more, and nowhere else.
  private func checkHidden(
    _ result: JSONNode, of tool: ResolvedTool, _ example: Example, _ name: String, _ verdict: inout Verdict
  ) {
    guard let type = subject.resolved.hidden(of: tool),
      let schema = tool.tool.hidden.flatMap({ subject.resolved.types.schema(of: $0) })
    else { return }
    let kind = ConformanceFindings.callHidden
    for member in type.members {
      guard let shown = result["structuredContent"]?[member.name] else { continue }
      verdict.expect(
        false, kind, at: shown.location, "`\(member.name)` stands in `structuredContent`, which models read",
        declared: declared, help: "give it in `_meta` alone")
    }
    let meta = result["_meta"]
    let given = type.members.compactMap { member in
      (meta?[member.name]).map { JSONObject.Member(member.name, $0.value) }
    }
    guard let errors = try? CompiledSchema(schema).validate(.object(JSONObject(given))) else { return }
    verdict.expect(
      errors.isEmpty, kind, at: (meta?.follow(errors[0].instancePath) ?? result).location,
      "`_meta` of the answer to \(name) is not what the widget needs: \(errors[0].message)", declared: declared)
    guard trial.isExact, let wanted = example.hidden?.object, let meta else { return }
    let claim = Claim(kind, "the answer to \(name)", declared: declared)
    for member in wanted {
      verdict.expect(meta, member.key, member.value, claim, because: "the example's `hidden`")
    }
  }

  // MARK: - Signing in

  /// Whoever has not signed in is sent to where they can: by the header of a refusal, or by the result.
  private func checkSignIn(_ isStranger: Bool, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.callSignIn
    let who = isStranger ? "with a token that nobody has given" : "without a token"
    if let inner = reply["result"]?["_meta"]?["mcp/www_authenticate"], isRefused {
      let all = inner.strings ?? inner.string.map { [$0] } ?? []
      verdict.expect(
        all.contains(where: leadsToSignIn), kind, at: inner.location,
        "the challenge of `\(call.tool)` names no `resource_metadata`", declared: declared)
      return
    }
    let status = reply["status"]?.int ?? 0
    let isAnswered = reply["result"] != nil && !isRefused
    verdict.expect(
      status == 401, kind, at: (reply["status"] ?? reply).location,
      isAnswered
        ? "`\(call.tool)` is answered \(who)" : "`\(call.tool)` \(who) is refused with status \(status), not 401",
      declared: declared,
      help: "answer 401 with `WWW-Authenticate: Bearer resource_metadata=\"…\"`, so that clients know where to sign in")
    guard status == 401 else { return }
    let challenge = reply["challenge"]
    verdict.expect(
      challenge?.string.map(leadsToSignIn) ?? false, kind, at: (challenge ?? reply).location,
      challenge == nil
        ? "the refusal of `\(call.tool)` has no `WWW-Authenticate`"
        : "the challenge of `\(call.tool)` names no `resource_metadata`", declared: declared)
  }

  /// RFC 9728, section 5.1.
  private func leadsToSignIn(_ challenge: String) -> Bool {
    let text = challenge.lowercased()
    return text.hasPrefix("bearer") && text.contains("resource_metadata=")
  }
}
