import ContractFixtures
import Testing

/// The suite tries every last word of a far end, and notices where one would lead elsewhere.
@Suite struct RefusalDamageTests {
  /// A line that is reached by SIP, and a number.
  private static let whole = Tree(
    Fixture(
      spec: "field-service", environment: "dev",
      changes: [
        (
          "on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail}",
          "on_result: {busy: voicemail, no_answer: voicemail, failed: voicemail, rejected: goodbye, unreachable: payments}"
        ),
        (
          "on_result: {busy: human, no_answer: human, failed: human}",
          "on_result: {busy: human, no_answer: human, failed: human, unreachable: voicemail}"
        ),
      ]))
  private static let calls = "phone/asterisk/extensions.conf"
  private static let routes = "phone/twiml/routes.json"
  private static let flows = "phone/freeswitch/dialplan.xml"

  @Test func findsNothingInWhatABuildWrote() {
    let (findings, checks) = Self.whole.judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    #expect(checks > 8_000)
  }

  @Test(arguments: [
    Damage("a refusal that is not one", calls, .replace(" | \"${LEG_WORD}\" = \"608\"", ""), "dialplan-way"),
    Damage(
      "a server that does not know us", calls, .replace("\"${LEG_WORD}\" = \"403\"", "\"${LEG_WORD}\" = \"401\""),
      "dialplan-way"),
    Damage("a number that there is", calls, .replace(" | \"${LEG_WORD}\" = \"484\"", ""), "dialplan-way"),
    Damage(
      "a phone that rang", calls, .replace(" same => n,GotoIf($[\"${RINGTIME_MS}\" != \"\"]?next)\n", ""),
      "dialplan-way"),
    Damage("what another call was told", calls, .replaceAll(" same => n,HangupCauseClear()\n", ""), "dialplan-way"),
    Damage("more lines than are rung", calls, .replace("refused,1(1)", "refused,1(2)"), "dialplan-way"),
    Damage(
      "a call that was taken and refused later", calls, .replace("\"${DIALSTATUS}\" = \"ANSWER\" | ", ""),
      "dialplan-way"),
    Damage(
      "a refusal that leads elsewhere", calls,
      .replace("\"rejected\"]?support_line-goodbye", "\"rejected\"]?support_line-payments"), "dialplan-way"),
    Damage(
      "both taken for each other", calls,
      .replace(
        "\"rejected\"]?support_line-goodbye,s,1)\n same => n,GotoIf($[\"${GOSUB_RETVAL}\" = \"unreachable\"",
        "\"unreachable\"]?support_line-goodbye,s,1)\n same => n,GotoIf($[\"${GOSUB_RETVAL}\" = \"rejected\""),
      "dialplan-way"),
    Damage("a handler that knows fewer words", routes, .replace("403,", "401,"), "twiml-refusal"),
    Damage(
      "a handler that reads another word", routes, .replace("DialSipResponseCode", "DialCallSid"), "twiml-refusal"),
    Damage(
      "a handler that leads elsewhere", routes,
      .replaceAfter("\"outcome\": \"rejected\"", "support_line/goodbye.xml", "support_line/voicemail.xml"),
      "twiml-refusal"),
    Damage(
      "a number that a provider tells of", routes,
      .replaceAfter("support_line/payments/result", "\"never\": [\n        \"unreachable\"\n      ],\n      ", ""),
      "twiml-refusal"),
    Damage("a cause that is a refusal", flows, .replace("^(CALL_REJECTED)$", "^(NORMAL_CLEARING)$"), "freeswitch-way"),
    Damage("a cause that is forgotten", flows, .replace("SUBSCRIBER_ABSENT|", ""), "freeswitch-way"),
  ])
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Self.whole
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    let isFound = findings.contains { $0.code == damage.code && $0.file == damage.file }
    #expect(isFound, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}
