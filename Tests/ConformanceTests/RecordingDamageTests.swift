import ContractFixtures
import Testing

/// A recording rests in any sort of step, and goes on after it on each of its ways.
@Suite struct RecordingDamageTests {
  /// A switch, a step that only speaks, and one that is the first to be recorded.
  private static let whole = Tree(
    Fixture(
      spec: "field-service", environment: "dev",
      changes: [
        ("pause_in: [payments]", "pause_in: [payments, later, overflow, goodbye]"),
        (
          "say: Welcome to Brightwater., next: menu}",
          "say: Welcome to Brightwater., next: later}\n      later:\n        switch:\n          - {if: office, next: menu}\n        else: goodbye"
        ),
      ]))
  private static let calls = "phone/asterisk/extensions.conf"
  private static let flows = "phone/freeswitch/dialplan.xml"

  @Test func findsNothingInWhatABuildWrote() {
    let (findings, checks) = Self.whole.judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    #expect(checks > 8_000)
  }

  @Test(arguments: [
    Damage(
      "a case that does not go on recording", calls,
      .replace(
        "(case1),Gosub(support_line-recording,resume,1)", "(case1),NoOp()"), "dialplan-recording"),
    Damage(
      "a switch that does not rest", calls,
      .replaceAfter("[support_line-later]\n", "Gosub(support_line-recording,pause,1)", "NoOp()"), "dialplan-recording"),
    Damage(
      "words that are recorded", flows,
      .replaceAfter(
        "support_line-overflow\"", "data=\"support_line.pause XML support_line\"",
        "data=\"support_line.record XML support_line\""),
      "freeswitch-way"),
    Damage(
      "a case in FreeSWITCH that does not go on recording", flows,
      .replaceAfter(
        "support_line-later.case1.when\"", "data=\"support_line.resume XML support_line\"",
        "data=\"support_line.pause XML support_line\""),
      "freeswitch-way"),
    Damage(
      "a step that rests against the contract", flows,
      .replaceAfter(
        "support_line-welcome\"", "data=\"support_line.record XML support_line\"",
        "data=\"support_line.pause XML support_line\""), "freeswitch-way"),
  ])
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Self.whole
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    #expect(
      findings.contains { $0.code == damage.code && $0.file == damage.file },
      "\(findings.map(\.description).joined(separator: "\n"))")
  }
}

/// Contracts that are right, and of which something false was said once.
@Suite struct QuietTests {
  @Test(arguments: ["gpt-realtime", "gpt-realtime-mini", "gpt-realtime-1.5"])
  func anEarlierModelOpensWhereItsPromptHasIt(_ model: String) {
    expectQuiet(
      "field-service", [("model: gpt-realtime-2.1", "model: \(model)"), ("    reasoning: {effort: low}\n", "")])
  }

  @Test func failuresInAllMayBeFewerThanThoseOfOneSort() {
    expectQuiet("phone-menu", [("too_many: {tries: 3,", "too_many: {tries: 2,")])
  }

  @Test func aRecordingMayRestInASwitchThatCountsVisits() {
    let recorded = """
          disclosures: {recording: This call is recorded.}
          record_call: {from: notice, pause_in: [rounds]}
          retention: {recording: 30d}
          start: notice

      """
    let notice = "      notice: {disclose: [recording], say: Hello there., next: welcome}\n"
    expectQuiet(
      "phone-menu",
      [("    start: welcome\n", recorded), ("      welcome: {say", notice + "      welcome: {say")])
  }

  private func expectQuiet(_ spec: String, _ changes: [(String, String)]) {
    let tree = Tree(Fixture(spec: spec, environment: "dev", changes: changes))
    let findings = tree.judged().findings
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}
