import ContractFixtures
import Findings
import Rules
import Testing

/// A phone call that is handed over: call control lists who can come to speak, and the step has a way for all of them.
@Suite struct HandOverCallTests {
  private static let line = """
    trunks:
      carrier: {host: trunk.carrier.example, transport: tls, username: halden, password: {secret: PARCEL_TOKEN}}
      openai: {project: $(env.openai_project), region: eu, refer_host: pbx.halden.example}
    destinations:
      people: {uri: 'sip:people@pbx.halden.example'}
    dialplans:
      line:
        direction: inbound
        trunk: carrier
        numbers: ['+4722000000']
        disclosures: {ai: You may be talking to an automated assistant.}
        start: opening
        steps:
          opening: {disclose: [ai], say: Halden Parcels., next: assistant}
          assistant:
            connect: reception
            timeout: 20s
            on_result: {busy: human, no_answer: human, failed: human, dropped: human, escalated: human, time_limit: human, completed: bye}
          human:
            transfer: people
            timeout: 30s
            on_result: {busy: bye, no_answer: bye, failed: bye}
          bye: {say: Goodbye., hangup: normal}

    """

  private func fixture(_ changes: (String, String)...) -> Fixture {
    Fixture(
      spec: "parcel-desk", environment: "production",
      changes: [("agents:\n  reception:", Self.line + "agents:\n  reception:")] + changes)
  }

  @Test func listsWhoCanComeToSpeak() throws {
    let tree = Tree(fixture())
    let (findings, _) = tree.judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    let control = String(decoding: try #require(tree.files["phone/control.json"]), as: UTF8.self)
    #expect(control.contains("\"hand_over_to_claims\": {\n          \"agent\": \"claims\"\n        }"))
    #expect(control.contains("\"update\": \"realtime/hand-over/claims.phone.json\""))
    #expect(
      control.contains(
        "\"hand_over_to_reception\": {\n              \"agent\": \"reception\",\n              \"at_most\": 1"))
  }

  @Test(arguments: [
    Damage(
      "another agent's update", "phone/control.json",
      .replace("hand-over/claims.phone.json", "reception.session-update.json"), "control-route"),
    Damage(
      "a way back as often as one likes", "phone/control.json", .replace("\"at_most\": 1", "\"at_most\": 5"),
      "control-route"),
    Damage(
      "an approval that nobody gives in time", "phone/control.json",
      .replace("\"within_seconds\": 15", "\"within_seconds\": 1"), "control-route"),
  ])
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Tree(fixture())
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    #expect(tree.judged().findings.contains { $0.code == damage.code })
  }

  /// An exit of the agent that goes on needs a way of the step that connected the first one.
  @Test func asksForAWayForTheNextAgentsExits() throws {
    let fixture = fixture(
      (
        "    hand_over:\n      reception:",
        "    exits:\n      depot: {when: The person wants the depot., phone: {exit: depot}, web: {message: Call the depot.}}\n"
          + "    hand_over:\n      reception:"
      ))
    let found = check(try #require(fixture.resolved), profile: .authoring).findings.filter { $0.severity == .error }
    #expect(found.map(\.kind.code) == ["phone/missing-outcome"])
    #expect(found.first?.message.contains("`depot`") ?? false)
  }
}
