import ContractFixtures
import JSONValues
import Outputs
import Rules
import SourceText
import Syntax
import TemplateStore
import Testing

@testable import Targets

/// The files of the Realtime target, read back as JSON.
struct RealtimeFiles {
  let outputs: [Output]
  let emission: Emission

  init(_ fixture: Fixture) throws {
    let checked = check(try #require(fixture.resolved), profile: .authoring)
    #expect(checked.findings.filter { $0.severity == .error }.map(fixture.marked) == [])
    emission = try Emission(try #require(checked.value), templates: TemplateStore())
    outputs = try RealtimeTarget.emit(emission)
  }

  func bytes(_ ending: String) throws -> [UInt8] {
    try #require(outputs.first { $0.path.hasSuffix(ending) }?.bytes, "no file \(ending)")
  }

  func text(_ ending: String) throws -> String { String(decoding: try bytes(ending), as: UTF8.self) }

  func json(_ ending: String) throws -> JSONValue { try JSONText.read(try bytes(ending)) }
}

@Suite struct RealtimeBodyTests {
  static func fieldService(_ changes: (String, String)...) throws -> RealtimeFiles {
    try RealtimeFiles(Fixture(spec: "field-service", environment: "dev", changes: changes))
  }

  @Test func emitsAFileForEachWayToTheService() throws {
    let files = try Self.fieldService()
    #expect(
      files.outputs.map(\.path) == [
        "realtime/front_desk.client-secret.json", "realtime/front_desk.call-accept.json",
        "realtime/front_desk.session-update.json", "realtime/policy/front_desk.json",
        "realtime/front_desk.instructions.md", "realtime/service/addresses.json",
      ])
    for output in files.outputs.dropLast() {
      #expect(
        output.declarations == [
          "agent.front_desk", "tool.check_order_status", "tool.create_ticket", "tool.get_quote",
          "tool.list_slots",
          "tool.lookup_customer", "tool.schedule_service",
        ])
    }
  }

  @Test func emitsOnlyWhatTheSurfacesNeed() throws {
    let files = try Self.fieldService(
      ("surfaces: [web, phone]\n    language", "surfaces: [phone]\n    language"))
    #expect(
      files.outputs.map(\.path) == [
        "realtime/front_desk.call-accept.json", "realtime/front_desk.session-update.json",
        "realtime/policy/front_desk.json", "realtime/front_desk.instructions.md", "realtime/service/addresses.json",
      ])
    // Without a page, the server that carries the sound stands for the phone.
    #expect(
      try files.json("session-update.json")["session"]?["instructions"]?.string?.contains("say nothing more")
        ?? false)
  }

  @Test func putsTheModelWhereTheTransportTakesIt() throws {
    let files = try Self.fieldService()
    #expect(try files.json("client-secret.json")["session"]?["model"] == "gpt-realtime-2.1")
    #expect(try files.json("call-accept.json")["model"] == "gpt-realtime-2.1")
    #expect(try files.json("session-update.json")["session"]?["model"] == nil)
  }

  @Test func statesFormatsOnlyOnAWebSocket() throws {
    let files = try Self.fieldService()
    #expect(!(try files.text("client-secret.json").contains("\"format\"")))
    #expect(!(try files.text("call-accept.json").contains("\"format\"")))
    let audio = try files.json("session-update.json")["session"]?["audio"]
    #expect(audio?["input"]?["format"] == ["type": "audio/pcm", "rate": 24_000])
    #expect(audio?["output"]?["format"] == ["type": "audio/pcm", "rate": 24_000])
  }

  @Test func writesOutEveryDefault() throws {
    let session = try #require(
      try Self.fieldService(
        ("    reasoning: {effort: low}\n", ""),
        ("    turn_detection: {type: semantic_vad, eagerness: auto}\n", ""),
        // On the phone the receiver has to hear a yes.
        (
          "    transcription: {model: gpt-4o-mini-transcribe}\n", ""
        ), ("    on_surface:\n", "    on_surface:\n      phone: {transcription: {model: gpt-4o-mini-transcribe}}\n"),
        ("    max_output_tokens: 1024\n", ""),
        ("    voice: marin\n", ""), ("    client_secret: {expires_after: {seconds: 120}}\n", ""),
        ("      agents: {front_desk: {turn_detection: {eagerness: low}}}", "")
      ).json("client-secret.json")["session"])
    #expect(session["type"] == "realtime")
    #expect(session["output_modalities"] == ["audio"])
    #expect(
      session["audio"] == [
        "input": [
          "noise_reduction": ["type": "near_field"],
          "turn_detection": [
            "type": "semantic_vad", "eagerness": "auto", "create_response": true, "interrupt_response": true,
          ],
        ],
        "output": ["voice": "marin", "speed": 1],
      ])
    #expect(session["tool_choice"] == "auto")
    #expect(session["parallel_tool_calls"] == false)
    #expect(session["reasoning"] == ["effort": "low"])
    #expect(session["max_output_tokens"] == "inf")
    #expect(session["truncation"] == ["type": "retention_ratio", "retention_ratio": 0.8])
    #expect(session["tracing"] == .null)
  }

  @Test func tunesSilenceDetectionEverywhereButOnThePhone() throws {
    let files = try Self.fieldService(
      ("{type: semantic_vad, eagerness: auto}", "{type: server_vad, idle_timeout_ms: 8000}"),
      ("      agents: {front_desk: {turn_detection: {eagerness: low}}}", ""))
    #expect(
      try files.json("client-secret.json")["session"]?["audio"]?["input"]?["turn_detection"] == [
        "type": "server_vad", "threshold": 0.5, "prefix_padding_ms": 300, "silence_duration_ms": 500,
        "idle_timeout_ms": 8_000, "create_response": true, "interrupt_response": true,
      ])
    #expect(
      try files.json("call-accept.json")["audio"]?["input"]?["turn_detection"] == [
        "type": "server_vad", "idle_timeout_ms": 8_000, "create_response": true, "interrupt_response": true,
      ])
  }

  @Test func asksNoReasoningOfAModelWithout() throws {
    let body = try Self.fieldService(
      ("gpt-realtime-2.1", "gpt-realtime-1.5"), ("    reasoning: {effort: low}\n", "")
    ).json("call-accept.json")
    #expect(body["reasoning"] == nil)
    #expect(body["parallel_tool_calls"] == nil)
  }

  @Test func namesACustomVoiceByItsId() throws {
    let body = try Self.fieldService(("voice: marin", "voice: voice_1234")).json("call-accept.json")
    #expect(body["audio"]?["output"]?["voice"] == ["id": "voice_1234"])
  }

  @Test func tellsTranscriptionTheLanguagesThatItsModelTakes() throws {
    func transcription(_ changes: (String, String)...) throws -> JSONValue? {
      try RealtimeFiles(Fixture(spec: "field-service", environment: "dev", changes: changes))
        .json("call-accept.json")["audio"]?["input"]?["transcription"]
    }
    // One language can't stand for two.
    #expect(try transcription() == ["model": "gpt-4o-mini-transcribe"])
    #expect(
      try transcription(("{default: en-US, also: [es-US]}", "{default: en-US}"))
        == ["model": "gpt-4o-mini-transcribe", "language": "en"])
    #expect(
      try transcription(("gpt-4o-mini-transcribe", "gpt-live-transcribe"))
        == ["model": "gpt-live-transcribe", "languages": ["en", "es"]])
  }

  @Test func attachesTheServerWithExactlyTheAgentsTools() throws {
    for file in ["client-secret.json", "session-update.json", "call-accept.json"] {
      let body = try Self.fieldService().json(file)
      let tools = try #require((body["session"] ?? body)["tools"]?.array)
      #expect(
        tools.map { $0["name"]?.string ?? "" } == [
          "escalate_to_human", "transfer_to_payment", "finish_session", "",
        ])
      for function in tools.dropLast() {
        #expect(function.object?.keys == ["type", "name", "description", "parameters"])
      }
      #expect(
        tools.last == [
          "type": "mcp",
          "server_label": "brightwater",
          "server_url": "https://mcp.dev.brightwater.example/mcp",
          "server_description":
            "Brightwater repairs heating and plumbing. Look the customer up before pricing; price before booking.",
          "authorization": "@secret(MCP_DESK_TOKEN)",
          "allowed_tools": [
            "lookup_customer", "check_order_status", "get_quote", "list_slots", "schedule_service",
            "create_ticket",
          ],
          "require_approval": [
            "always": ["tool_names": ["schedule_service", "create_ticket"]],
            "never": ["tool_names": ["lookup_customer", "check_order_status", "get_quote", "list_slots"]],
          ],
        ])
    }
  }

  @Test func waitsForAYesWhereAToolDoesNotSayThatItOnlyReads() throws {
    let body = try Self.fieldService(
      (
        "    effect: read\n    open_world: false\n    because: {effect: Computes",
        "    because: {effect: Computes"
      )
    )
    .json("call-accept.json")
    let approval = body["tools"]?.array?.last?["require_approval"]
    #expect(approval?["always"]?["tool_names"] == ["get_quote", "schedule_service", "create_ticket"])
    #expect(approval?["never"]?["tool_names"] == ["lookup_customer", "check_order_status", "list_slots"])
  }

  @Test func hasNullOnlyForTracing() throws {
    for file in ["client-secret.json", "session-update.json", "call-accept.json"] {
      let text = try Self.fieldService().text(file)
      #expect(text.components(of: "null") == 1 && text.contains("\"tracing\": null"))
    }
  }

  @Test func differsBetweenEnvironmentsOnlyWhereTheContractDoes() throws {
    let dev = try RealtimeFiles(Fixture(spec: "field-service", environment: "dev")).json("call-accept.json")
    var live = try RealtimeFiles(Fixture(spec: "field-service", environment: "production")).json(
      "call-accept.json")
    #expect(live["audio"]?["input"]?["turn_detection"]?["eagerness"] == "low")
    let text = String(decoding: JSONWriter.compact(live), as: UTF8.self)
      .replacing("mcp.brightwater", with: "mcp.dev.brightwater")
      .replacing(#""eagerness":"low""#, with: #""eagerness":"auto""#)
    live = try JSONText.read(Array(text.utf8))
    #expect(live == dev)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

/// JSON text as a value, by the project's own reader.
enum JSONText {
  static func read(_ bytes: [UInt8]) throws -> JSONValue {
    var sources = SourceSet()
    var tree = NodeTree()
    let read = tree.read(sources.add(SourceFile(name: "output.json", bytes: bytes)), of: sources)
    try #require(read.findings.isEmpty)
    return value(try #require(read.value.first), tree)
  }

  private static func value(_ node: NodeID, _ tree: NodeTree) -> JSONValue {
    switch tree.kind(node) {
    case .sequence: return .array(tree.elements(node).map { value($0, tree) })
    case .mapping:
      return .object(JSONObject(tree.pairs(node).map { .init(tree.string($0.key), value($0.value, tree)) }))
    case .scalar:
      let text = tree.string(node)
      guard tree.isPlain(node) else { return .string(text) }
      switch text {
      case "null": return .null
      case "true", "false": return .bool(text == "true")
      default: return Int(text).map { .int($0) } ?? .double(Double(text)!)
      }
    }
  }
}
