import Facts
import JSONValues
import Language
import Outputs
import Resolve
import Voice

/// `conformance/suite.json`: what a live server, a voice session and a call flow must show, for any runner that wants to
/// try them. It says what the contract says and nothing of how the other files say it.
///
/// - `tools`: for each, its `hints`, `scopes`, `surfaces`, and `cases`: `arguments`, and what comes back as
///   `{structuredContent, _meta, text}` or `{isError: true, text}`. `text` is an answer that is understood without a
///   widget; a server may word it otherwise. `_meta` may hold more than is expected. `hidden` names what comes in
///   `_meta` of every result, and never in `structuredContent` or `content`, which models read.
/// - `agents`: for each surface, the tools that may be called, those that wait for a yes, the functions, and what must be
///   disclosed first.
/// - `dialplans`: every way of every step; `to` is null where the call ends.
enum ConformanceTarget: Target {
  static let name = "conformance"
  static let summary = "a suite of expectations for live servers, sessions and call flows"

  static func emit(_ emission: Emission) -> [Output] {
    let resolved = emission.contract
    let contract = resolved.contract
    if contract.tools.isEmpty && contract.agents.isEmpty && contract.dialplans.isEmpty { return [] }
    var root: JSONObject = [
      "version": 1, "contract": .string(contract.name), "contractVersion": .string(contract.version),
      "environment": .string(contract.environment),
    ]
    if let server = contract.server {
      root.append(
        "server",
        [
          "name": .string(server.name), "url": .string(server.url),
          "protocolVersions": .strings([MCPFacts.protocolVersion, MCPFacts.handshakeVersion]),
        ])
    }
    let text = PlainText(resolved)
    root.append("tools", .array(resolved.tools.map { tool(tool: $0, hidden: resolved.hidden(of: $0), text) }))
    let voice = VoiceContract(resolved)
    root.append("agents", .array(contract.agents.map { agent($0, voice) }))
    root.append("dialplans", .array(resolved.dialplans.map(dialplan)))
    return [
      Output(
        path: "\(name)/suite.json", bytes: JSONWriter.pretty(.object(root)), declarations: declarations(of: resolved))
    ]
  }

  private static func declarations(of resolved: ResolvedContract) -> [String] {
    resolved.tools.map { "tool.\($0.name)" } + resolved.contract.agents.map { "agent.\($0.name)" }
      + resolved.dialplans.map { "dialplan.\($0.name)" } + (resolved.contract.server == nil ? [] : ["server"])
  }

  // MARK: - Tools

  private static func tool(tool: ResolvedTool, hidden: ValueType?, _ text: PlainText) -> JSONValue {
    let declared = tool.tool
    let hints = ToolHint.of(declared).map { JSONObject.Member($0.name, .bool($0.value)) }
    var result: JSONObject = [
      "name": .string(tool.name), "hints": .object(JSONObject(hints)), "scopes": .strings(declared.scopes),
      "surfaces": .strings(declared.surfaces.map(\.rawValue)),
    ]
    result.append("hidden", hidden.map { .strings($0.members.map(\.name)) })
    result.append("cases", .array(declared.examples.map { example($0, of: tool, text) }))
    return .object(result)
  }

  private static func example(_ example: Example, of tool: ResolvedTool, _ text: PlainText) -> JSONValue {
    var expected = JSONObject()
    if example.error != nil {
      expected.append("isError", true)
    } else {
      expected.append("structuredContent", example.output)
      expected.append("_meta", example.hidden)
    }
    expected.append("text", .string(text.text(of: example, of: tool)))
    return [
      "name": .string(example.name), "arguments": example.input ?? [:], "expect": .object(expected),
    ]
  }

  // MARK: - Voice and phone

  private static func agent(_ agent: Agent, _ voice: VoiceContract) -> JSONValue {
    var surfaces = JSONObject()
    for session in voice.sessions(of: agent) {
      let disclosures = agent.disclosedSentences.map(\.text)
      surfaces.append(
        session.surface.rawValue,
        [
          "tools": .strings(session.tools.map(\.name)), "confirmed": .strings(session.writes),
          "functions": .strings(session.functions.map(\.name)), "disclosures": .strings(disclosures),
        ])
    }
    return ["name": .string(agent.name), "model": .string(agent.model), "surfaces": .object(surfaces)]
  }

  private static func dialplan(_ resolved: ResolvedDialplan) -> JSONValue {
    let dialplan = resolved.dialplan
    let ways = resolved.edges.map { edge -> JSONValue in
      ["step": .string(edge.from), "outcome": .string(edge.outcome), "to": edge.to.map { .string($0) } ?? .null]
    }
    return [
      "name": .string(dialplan.name), "direction": .string(dialplan.direction.rawValue),
      "numbers": .strings(dialplan.numbers), "start": .string(dialplan.start), "ways": .array(ways),
    ]
  }
}
