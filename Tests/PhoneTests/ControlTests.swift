import JSONValues
import Resolve
import Testing

@testable import Language
@testable import Targets

@Suite struct ControlTests {
  @Test func eachIngressHasItsOwnTargets() throws {
    let text = try emitted("phone/control.json", of: serviceDesk())
    #expect(
      text.contains(
        "\"pbx\": \"sip:escalated@pbx.example\",\n          \"direct\": \"sip:dispatch@pbx.example\""))
    #expect(
      text.contains("\"pbx\": \"sip:payment@pbx.example\",\n          \"direct\": \"tel:+14155550177\""))
    #expect(text.contains("\"+14155550142\": \"support_line.assistant\""))
    #expect(text.contains("\"keys\": {\n        \"0\": \"escalated\",\n        \"5\": \"payment\"\n      }"))
  }

  /// Voicemail is nothing that a REFER could reach without our exchange.
  @Test func anExitWithoutALineHasNoDirectTarget() throws {
    var contract = serviceDesk()
    contract.change("support_line", "assistant") {
      guard case .connect(var connect) = $0.act else { return }
      connect.outcomes = connect.outcomes.map {
        $0.outcome == "payment"
          ? OutcomeWay(outcome: "payment", next: "voicemail", key: nowhere, node: nowhere) : $0
      }
      $0.act = .connect(connect)
    }
    let text = try emitted("phone/control.json", of: contract)
    #expect(text.contains("\"pbx\": \"sip:payment@pbx.example\",\n          \"direct\": null"))
  }

  @Test func theEuropeanHostIsUsedThroughout() throws {
    var contract = serviceDesk()
    contract.trunks = contract.trunks.with("openai") { $0.region = .eu }
    let text = try emitted("phone/control.json", of: contract)
    #expect(text.contains("https://eu.api.openai.com/v1/realtime/calls"))
    #expect(text.contains("sip:proj_dev@sip-eu.api.openai.com;transport=tls"))
    let pjsip = try emitted("phone/asterisk/pjsip.conf", of: contract)
    #expect(pjsip.contains("contact=sip:proj_dev@sip-eu.api.openai.com\\;transport=tls\n"))
  }

  /// The receiver must not let one caller in by another's token.
  @Test func tellsOfATokenThatIsTheCallersOwn() throws {
    var contract = serviceDesk()
    #expect(try !emitted("phone/control.json", of: contract).contains("\"token\""))
    contract.agents = contract.agents.with("front_desk") { agent in
      var access = MCPAccess(node: nowhere)
      access.authorization = SecretReference(node: nowhere)
      access.kind = .linked
      agent.mcp = access
    }
    #expect(try emitted("phone/control.json", of: contract).contains("\"token\": \"linked\""))
  }

  @Test func aPromptIsNamedByItsText() throws {
    var contract = serviceDesk()
    let before = PhonePlan(contract.resolved).flows[0].prompts.prompts.map(\.id)
    contract.change("support_line", "goodbye") { $0.say = Speech("Bye.") }
    let after = PhonePlan(contract.resolved).flows[0].prompts.prompts.map(\.id)
    #expect(zip(before, after).filter { $0 != $1 }.count == 1)
    #expect(Set(after).count == after.count)
    #expect(after.allSatisfy { $0.hasPrefix("parlance/support_line/") })
  }

  @Test func labelsOfADiagramAreEscaped() {
    #expect(FlowDiagram.label("a\"b#c<d>\n") == "a#quot;b#35;c#lt;d#gt;")
  }

  @Test func aDeclarationIsExplained() {
    let explanation = PhoneExplanation(PhonePlan(serviceDesk().resolved))
    let lines = explanation.lines("dialplan.support_line")
    #expect(lines.contains("calls to +14155550142 by carrier begin in context [support_line]"))
    #expect(
      lines.contains("step assistant calls agent front_desk with X-Parlance-Route: support_line.assistant"))
    #expect(explanation.lines("destination.payment_line") == ["dialled as PJSIP/+14155550177@trunk-carrier"])
    #expect(explanation.lines("dialplan.nothing").isEmpty && explanation.lines("nothing").isEmpty)
  }

  @Test func aContractWithoutDialplansEmitsNothing() {
    var contract = serviceDesk()
    contract.dialplans = Section()
    #expect(PhoneTarget.outputs(PhonePlan(contract.resolved)).isEmpty)
  }
}
