import ContractFixtures
import JSONValues
import Testing

@testable import Targets

/// What a hand-over becomes, and what no transport may do differently.
@Suite struct RealtimeHandOverTests {
  private func parcels(_ environment: String = "production", _ changes: (String, String)...) throws -> RealtimeFiles {
    try RealtimeFiles(Fixture(spec: "parcel-desk", environment: environment, changes: changes))
  }

  private func session(_ file: String, _ environment: String = "production") throws -> JSONValue {
    let body = try parcels(environment).json(file)
    return body["session"] ?? body
  }

  @Test func changesARunningSessionAndNothingThatStays() throws {
    for surface in ["web", "phone"] {
      let body = try parcels().json("hand-over/claims.\(surface).json")
      #expect(body["type"] == "session.update")
      let session = try #require(body["session"])
      #expect(session["type"] == "realtime")
      for field in ["model", "tracing"] { #expect(session[field] == nil) }
      #expect(session["audio"]?["output"] == ["speed": 1])
      #expect(session["audio"]?["input"]?["format"] == nil)
    }
  }

  @Test func opensWithoutGreetingOrWhatWasDisclosed() throws {
    let text = try #require(try session("hand-over/claims.web.json")["instructions"]?.string)
    #expect(text.contains("- You take this conversation over from a colleague"))
    #expect(!text.contains("You are talking to an automated assistant."))
    #expect(
      text.contains("- Go on in the language that is being spoken, if it is English (en-GB) or Norwegian (nb-NO)."))
    let first = try #require(try session("claims.client-secret.json")["instructions"]?.string)
    #expect(first.contains("You are talking to an automated assistant."))
  }

  @Test func saysADisclosureThatNoGiverHasMade() throws {
    let files = try parcels(
      "production", ("    disclosures: *said\n", "    disclosures: {ai: You talk to a machine for damage.}\n"))
    let text = try #require(try files.json("hand-over/claims.web.json")["session"]?["instructions"]?.string)
    #expect(text.contains("- Before anything else, say word for word: \"You talk to a machine for damage.\""))
  }

  @Test func isTheSameOnEveryTransportButForWhatATransportRefuses() throws {
    for environment in ["dev", "production"] {
      let web = try session("reception.client-secret.json", environment)
      let phone = try session("reception.call-accept.json", environment)
      let socket = try session("reception.session-update.json", environment)
      for field in ["tools", "tool_choice", "reasoning", "max_output_tokens", "truncation", "tracing"] {
        #expect(web[field] == socket[field], "\(field)")
        if field != "tools" { #expect(web[field] == phone[field], "\(field)") }
      }
      #expect(web["model"] == phone["model"] && socket["model"] == nil)
      #expect(web["instructions"] == socket["instructions"])
      for body in [web, phone, socket] { #expect(body["audio"]?["output"]?["voice"] == "cedar") }
      let server = { (body: JSONValue) in body["tools"]?.array?.first { $0["type"] == "mcp" } }
      #expect(server(web) == server(phone) && server(web) == server(socket) && server(web) != nil)
    }
  }

  @Test func followsTheRegionWithEveryHost() throws {
    let service = try parcels().json("service/addresses.json")
    for field in ["client_secrets", "calls", "websocket", "sip"] {
      let address = try #require(service[field]?.string)
      #expect(address.contains("//eu.api.openai.com/") || address.contains("@sip-eu.api.openai.com;"), "\(address)")
    }
    let american = try parcels("production", ("region: eu", "region: us")).json("service/addresses.json")
    for field in ["client_secrets", "calls", "websocket", "sip"] {
      #expect(!(american[field]?.string?.contains("eu") ?? true))
    }
  }

  @Test func tellsOfATokenThatIsThePersonsOwn() throws {
    #expect(try parcels().json("policy/reception.json")["token"] == nil)
    let linked = try parcels("production", ("kind: service}", "kind: linked}"))
    for agent in ["reception", "claims"] { #expect(try linked.json("policy/\(agent).json")["token"] == "linked") }
  }

  @Test func writesOutWhatIsConfigured() throws {
    let files = try parcels(
      "production",
      (
        "    max_duration: 15m\n\n",
        """
            max_duration: 15m
            websocket: {format: pcmu}
            truncation: {retention_ratio: 0.5, post_instructions: 9000}
            noise_reduction: {type: far_field, strength: 0.7}


        """
      ), ("region: eu, ", ""),
      ("    wait_for_user: true\n", "    wait_for_user: true\n    tracing: &traces {workflow: parcels, group: r7}\n"),
      ("    done_when: The damage", "    tracing: *traces\n    done_when: The damage"),
      (
        "mcp: &token {authorization: {secret: PARCEL_TOKEN}, kind: service}",
        """
        mcp: &token
              authorization: {secret: PARCEL_TOKEN}
              kind: service
              tunnel: tunnel_0123456789abcdef0123456789abcdef
              headers: {X-Tenant: north, X-Api-Key: {secret: PARCEL_TOKEN}}
        """
      ), ("&written {model: gpt-live-transcribe}", "&written {model: gpt-live-transcribe, logprobs: true}"))
    let session = try #require(try files.json("reception.session-update.json")["session"])
    #expect(session["audio"]?["input"]?["format"] == ["type": "audio/pcmu"])
    #expect(session["audio"]?["input"]?["noise_reduction"] == ["type": "far_field", "strength": 0.7])
    #expect(session["tracing"] == ["workflow_name": "parcels", "group_id": "r7"])
    #expect(session["include"] == ["item.input_audio_transcription.logprobs"])
    #expect(
      session["truncation"]
        == ["type": "retention_ratio", "retention_ratio": 0.5, "token_limits": ["post_instructions": 9000]])
    let server = try #require(session["tools"]?.array?.first { $0["type"] == "mcp" })
    #expect(server["tunnel_id"] == "tunnel_0123456789abcdef0123456789abcdef" && server["server_url"] == nil)
    #expect(server["headers"] == ["X-Tenant": "north", "X-Api-Key": "@secret(PARCEL_TOKEN)"])
  }
}
