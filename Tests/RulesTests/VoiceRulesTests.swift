import ContractFixtures
import Findings
import Testing

@testable import Rules

/// One contract that every voice rule accepts, and for each rule the change that it must find.
@Suite struct VoiceRulesTests {
  private static let sound = """
    parlance: 1
    contract: shop
    version: 1.0.0
    title: Shop
    description: A shop that answers the phone.
    server: {name: shop, url: https://mcp.shop.example/mcp}
    scopes:
      orders.read: {description: See orders}
      orders.write: {description: Change orders}
    tools:
      find_order:
        description: Use this when the person asks about an order. Do not use it for returns.
        effect: read
        scopes: [orders.read]
        surfaces: [chat, web, phone]
        input: {order_number: {type: string, pattern: '^P[0-9]{6}$'}}
      cancel_order:
        description: Use this when the person wants an order cancelled. Do not use it for returns.
        effect: destructive
        confirm: Cancel this order?
        scopes: [orders.write]
        surfaces: [chat, web, phone]
        input: {order_number: {type: string, pattern: '^P[0-9]{6}$'}}
    agents:
      clerk:
        model: gpt-realtime-2.1
        voice: cedar
        surfaces: [web, phone]
        language: {default: en-GB}
        role: You answer for a shop.
        done_when: The person has an answer.
        tools: [find_order, cancel_order]
        rules: [Offer a call back in the evening.]
        pronunciations:
          - {write: Tyne, say: tine}
        start: help
        states:
          help:
            goal: Answer.
            tools: [find_order, cancel_order]
            exits:
              - {to: part, when: The person is content.}
              - {escalate: true, when: The person is angry.}
          part: {goal: Say goodbye., end: true}
        escalation:
          triggers: [The person asks for a human.]
          say: I'm connecting you to a colleague now.
          phone: {exit: escalated}
          web: {message: Please call us.}
        exits:
          payment: {when: The person wants to pay., phone: {exit: payment}, web: {link: 'https://shop.example/pay'}}
        disclosures: {ai: You are talking to an automated assistant.}
        approvals:
          web: {by: button, within: 30s, otherwise: refuse}
          phone: {by: receiver, within: 15s, otherwise: refuse}
        mcp: {authorization: {secret: DESK_TOKEN}, kind: service}
        turn_detection: {type: server_vad, idle_timeout_ms: 8000}
        transcription: {model: gpt-live-transcribe}
        max_duration: 20m
    environments:
      live: {secrets: [DESK_TOKEN]}
    """

  /// What the rules say of the contract with a part of its text replaced.
  private func findings(_ old: String = "", _ new: String = "") throws -> [String] {
    try findings(of: old.isEmpty ? Self.sound : Self.sound.replacing(old, with: new, maxReplacements: 1), old)
  }

  private func findings(of text: String, _ old: String = "") throws -> [String] {
    try #require(old.isEmpty || text != Self.sound, "the contract has no \(old)")
    let fixture = Fixture(text)
    #expect(fixture.findings.map(fixture.line) == [])
    let resolved = try #require(fixture.resolved)
    return check(resolved, profile: .authoring).findings.filter { $0.kind.code.hasPrefix("voice/") }
      .sortedForReport().map(fixture.marked)
  }

  @Test func acceptTheSoundContract() throws {
    #expect(try findings() == [])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let expected: [String]
    var testDescription: String { expected.first ?? new }

    init(_ old: String, _ new: String, _ expected: String...) {
      self.old = old
      self.new = new
      self.expected = expected
    }
  }

  @Test(arguments: mistakes) func findEachMistakeOnce(_ mistake: Mistake) throws {
    #expect(try findings(mistake.old, mistake.new) == mistake.expected)
  }

  @Test func haveAnExplanationEach() {
    let kinds = everyRuleKind.filter { $0.code.hasPrefix("voice/") }
    #expect(kinds.count == Set(kinds.map(\.code)).count)
    for kind in kinds {
      #expect(kind.summary.hasPrefix("Checks that "), "\(kind.code)")
      #expect(!kind.explanation.isEmpty, "\(kind.code)")
    }
  }

  @Test func refuseAToolWithTheNameOfADerivedFunction() throws {
    #expect(
      try findings(of: Self.sound.replacing("cancel_order", with: "finish_session")) == [
        "voice/function-name «finish_session» `finish_session` is also the name of a function that follows from the agent's ways out"
      ])
  }

  /// A tool that does not say that it only reads is a write.
  @Test func askForAnApproverWhereTheEffectIsNotSaid() throws {
    let text = Self.sound.replacing("    effect: read\n", with: "")
      .replacing("      phone: {by: receiver, within: 15s, otherwise: refuse}\n", with: "")
    #expect(
      try findings(of: text) == [
        "voice/unapproved-write «find_order» nobody answers on the phone when `find_order` and 1 more wait for a yes"
      ])
  }

  @Test func tellOfCrowdedTools() throws {
    var tools = ""
    var names = "find_order, cancel_order"
    for number in 1...19 {
      tools +=
        "  look_\(number): {description: Use this when it is needed. Do not use it otherwise., effect: read}\n"
      names += ", look_\(number)"
    }
    let text = Self.sound.replacing("agents:\n", with: tools + "agents:\n")
      .replacing("[find_order, cancel_order]", with: "[\(names)]")
    #expect(
      try findings(of: text) == [
        "voice/crowded-tools «tools» agent `clerk` has 21 tools; models choose best among 20 or fewer"
      ])
  }

  @Test func countInstructionsAndToolsAgainstTheWindow() throws {
    let long = String(repeating: "A very long description of what the tool is for. ", count: 1_400)
    let found = try findings("Use this when the person asks about an order.", long)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("voice/instruction-budget «clerk» agent `clerk` takes about ") ?? false)
  }
}

private let mistakes: [VoiceRulesTests.Mistake] = [
  .init(
    "gpt-realtime-2.1", "gpt-realtime-2.2",
    "voice/unknown-model «gpt-realtime-2.2» there is no Realtime model `gpt-realtime-2.2`"),
  .init(
    "gpt-realtime-2.1", "gpt-audio-1.5",
    "voice/unknown-model «gpt-audio-1.5» `gpt-audio-1.5` is a model of Chat Completions and holds no voice session"
  ),
  .init(
    "gpt-realtime-2.1", "gpt-4o-realtime-preview",
    "voice/unknown-model «gpt-4o-realtime-preview» `gpt-4o-realtime-preview` is a model of the beta interface, which is refused since 2026-05-12"
  ),
  .init(
    "gpt-realtime-2.1", "gpt-realtime-mini",
    "voice/model-shutdown «gpt-realtime-mini» `gpt-realtime-mini` shuts down on 2027-01-20"),
  .init("voice: cedar", "voice: ceder", "voice/unknown-voice «ceder» there is no voice `ceder`"),
  .init(
    "gpt-live-transcribe", "whisper-1",
    "voice/transcription-model-shutdown «whisper-1» `whisper-1` shuts down on 2027-02-26"),
  .init(
    "gpt-live-transcribe", "gpt-transcript",
    "voice/unknown-transcription-model «gpt-transcript» there is no transcription model `gpt-transcript`"),
  .init(
    "gpt-live-transcribe", "gpt-realtime-whisper, keywords: [boiler], prompt: x",
    "voice/transcription-fields «keywords» `gpt-realtime-whisper` takes no `keywords`",
    "voice/transcription-fields «prompt» `gpt-realtime-whisper` takes no `prompt`"),
  .init(
    "gpt-live-transcribe", "gpt-live-transcribe, delay: low",
    "voice/transcription-fields «delay» `gpt-live-transcribe` takes no `delay`"),
  .init(
    "gpt-live-transcribe", "gpt-live-transcribe, language: de",
    "voice/transcription-language «de» transcription expects `de`, but the agent speaks `en-GB`"),
  .init(
    "server_vad, idle_timeout_ms: 8000", "server_vad, eagerness: low",
    "voice/turn-detection-fields «eagerness» `server_vad` takes no `eagerness`"),
  .init(
    "server_vad, idle", "semantic_vad, threshold: 0.4, idle",
    "voice/turn-detection-fields «threshold» `semantic_vad` takes no `threshold`",
    "voice/turn-detection-fields «idle_timeout_ms» `semantic_vad` takes no `idle_timeout_ms`"),
  .init(
    "server_vad, idle", "server_vad, threshold: 0.4, idle",
    "voice/phone-turn-detection «threshold» `threshold` is refused when a phone call is accepted"),
  .init(
    "model: gpt-realtime-2.1", "model: gpt-realtime-1.5\n    reasoning: {effort: low}",
    "voice/reasoning-unsupported «{effort: low}» `gpt-realtime-1.5` does not reason"),
  .init(
    "surfaces: [web, phone]\n    language", "surfaces: [web, phone, chat]\n    language",
    "voice/agent-surface «chat» an agent can't be met on `chat`"),
  .init(
    "surfaces: [web, phone]\n    language", "surfaces: [web]\n    language",
    "voice/idle-surface «phone» `approvals` is said for `phone`, where the agent is not met"),
  .init(
    "      phone: {by: receiver, within: 15s, otherwise: refuse}\n", "",
    "voice/unapproved-write «cancel_order» nobody answers on the phone when `cancel_order` waits for a yes"),
  .init(
    "phone: {by: receiver", "phone: {by: button",
    "voice/absent-approver «button» there is no button on the phone"),
  .init("within: 30s", "within: 0s", "voice/absent-approver «0s» nobody can answer within no time"),
  .init(
    "    escalation:\n      triggers: [The person asks for a human.]\n      say: I'm connecting you to a colleague now.\n      phone: {exit: escalated}\n      web: {message: Please call us.}\n",
    "",
    "voice/missing-escalation «escalate» agent `clerk` escalates here, but has no `escalation`"),
  .init(
    "      web: {message: Please call us.}\n", "",
    "voice/no-way-out «escalation» escalation has no way out on the web"),
  .init(
    "web: {message: Please call us.}", "web: {exit: away}",
    "voice/no-way-out «{exit: away}» escalation has a way out on the web that leads nowhere"),
  .init(
    "phone: {exit: payment}, ", "", "voice/no-way-out «payment» exit `payment` has no way out on the phone"),
  .init(
    "https://shop.example/pay", "http://shop.example/pay",
    "voice/unsafe-link «'http://shop.example/pay'» `http://shop.example/pay` is not a safe link"),
  .init(
    "    surfaces: [chat, web, phone]\n    input: {order_number: {type: string, pattern: '^P[0-9]{6}$'}}\n  cancel",
    "    surfaces: [chat, web]\n    input: {order_number: {type: string, pattern: '^P[0-9]{6}$'}}\n  cancel",
    "voice/tool-surface «find_order» `find_order` may not be called on `phone`, where agent `clerk` is met"),
  .init(
    "    mcp: {authorization: {secret: DESK_TOKEN}, kind: service}\n", "",
    "voice/missing-authorization «find_order» `find_order` needs the scope `orders.read`, but agent `clerk` has no token for the MCP server"
  ),
  .init(
    "kind: service}", "kind: service, scopes: [orders.read]}",
    "voice/token-scopes «cancel_order» `cancel_order` needs the scope `orders.write`, which the agent's token may not hold"
  ),
  .init("    start: help\n", "", "voice/missing-start «states» agent `clerk` does not say where it begins"),
  .init(
    "{goal: Say goodbye., end: true}", "{goal: Say goodbye.}",
    "voice/state-without-exit «part» the state `part` leads nowhere"),
  .init(
    "{goal: Say goodbye., end: true}", "{goal: Say goodbye., exits: [{to: help, when: More is wanted.}]}",
    "voice/no-end-state «states» no state of agent `clerk` is an end"),
  .init(
    "      part: {", "      lost: {goal: Wait., end: true}\n      part: {",
    "voice/unreachable-state «lost» no state leads to `lost`"),
  .init(
    "{to: part, when", "{to: part, exit: payment, when",
    "voice/transition «{to: part, exit: payment, when: The person is content.}» this way out of `help` has 2 aims"
  ),
  .init(
    "{to: part, when: The person is content.}\n",
    "{to: part, when: The person is content.}\n          - {when: It rains.}\n",
    "voice/transition «{when: It rains.}» this way out of `help` has no aim"),
  .init(
    "        tools: [find_order, cancel_order]\n", "        tools: [find_order]\n",
    "voice/unused-tool «cancel_order» no state of agent `clerk` uses `cancel_order`"),
  .init(
    "https://mcp.shop.example/mcp", "http://localhost:8443/mcp",
    "voice/unreachable-server «http://localhost:8443/mcp» the Realtime service can't use `http://localhost:8443/mcp`: it is not `https:`"
  ),
  .init(
    "https://mcp.shop.example/mcp", "https://192.168.3.4:8443/mcp",
    "voice/unreachable-server «https://192.168.3.4:8443/mcp» the Realtime service can't use `https://192.168.3.4:8443/mcp`: its address is a private one"
  ),
  .init(
    "https://mcp.shop.example/mcp", "https://localhost/mcp",
    "voice/unreachable-server «https://localhost/mcp» the Realtime service can't use `https://localhost/mcp`: it is the caller's own machine"
  ),
  .init(
    "You answer for a shop.", "'You answer for {shop}.'",
    "voice/placeholder «{shop}» nothing fills in `{shop}`"),
  .init(
    "Offer a call back in the evening.", "'Escalate if failures > 3.'",
    "voice/operator-in-prose «> 3» `> 3` is a symbol, not words"),
  .init(
    "Offer a call back in the evening.", "\"Ask for the name - > then {{ name }}, über.\"",
    "voice/placeholder «{{ name }}» nothing fills in `{{ name }}`"),
  .init(
    "Offer a call back in the evening.", "Mirror the user at all times.",
    "voice/wording «Mirror the user» \"mirror the user\" misleads voice models"),
  .init(
    "      - {write: Tyne, say: tine}\n",
    "      - {write: Tyne, say: tine}\n      - {write: tyne, say: teen}\n",
    "voice/duplicate-pronunciation «tyne» `tyne` has a pronunciation already"),
  .init(
    "    input: {order_number: {type: string, pattern: '^P[0-9]{6}$'}}\n  cancel",
    "    input: {card_number: {type: string}}\n  cancel",
    "voice/spoken-secret «find_order» `find_order` asks for `card_number`, which must not be spoken"),
  .init(
    "    disclosures: {ai: You are talking to an automated assistant.}\n", "",
    "voice/missing-disclosure «clerk» agent `clerk` does not say that it is a machine"),
  .init(
    "payment: {when", "\(String(repeating: "pay", count: 18)): {when",
    "voice/function-name «\(String(repeating: "pay", count: 18))» the exit `\(String(repeating: "pay", count: 18))` can't be the name of a function"
  ),
  .init(
    "max_duration: 20m", "max_duration: 2h",
    "voice/session-length «2h» the service ends a session after 60 minutes, before 2h"),
]

@Suite struct SpokenSecretTests {
  @Test(arguments: ["card_number", "cardNumber", "CVV", "new_password", "pin", "social-security-number"])
  func knowsWhatMustNotBeSpoken(_ name: String) { #expect(SpokenSecretRule.isSecret(name)) }

  @Test(arguments: ["pinned", "order_number", "card_type", "company", "expandable"])
  func leavesOthersAlone(_ name: String) { #expect(!SpokenSecretRule.isSecret(name)) }
}

@Suite struct ServerAddressTests {
  @Test(arguments: [
    "http://mcp.shop.example/mcp", "mcp.shop.example", "https://LOCALHOST:8443/mcp", "https://[::1]/mcp",
    "https://[fd12::1]/mcp", "https://127.0.0.1/mcp", "https://172.20.1.1/", "https://169.254.1.1",
    "https://shop/mcp",
    "https://mcp.internal/mcp", "https://user@10.1.2.3/mcp",
  ])
  func seesWhatCannotBeReached(_ url: String) { #expect(ServerAddress(url).problem != nil) }

  @Test(arguments: [
    "https://mcp.shop.example/mcp", "https://172.15.1.1/mcp", "https://8.8.8.8", "https://[2001:db8::1]/mcp",
    "https://mcp.shop.example:8443/mcp?x=localhost",
  ])
  func leavesOthersAlone(_ url: String) { #expect(ServerAddress(url).problem == nil) }
}
