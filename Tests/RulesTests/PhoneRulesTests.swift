import ContractFixtures
import Findings
import Rules
import Testing

/// The service desk's contract, which every phone rule accepts, and for each rule the change that it must find.
@Suite struct PhoneRulesTests {
  private static func phoneFindings(_ changes: [(String, String)]) throws -> [Finding] {
    let fixture = Fixture(spec: "field-service", environment: "dev", changes: changes)
    let resolved = try #require(fixture.resolved, "\(fixture.findings.map(\.message))")
    return check(resolved, profile: .authoring).findings.filter { $0.kind.code.hasPrefix("phone/") }
  }

  /// But for what a target can't do: that is told of every contract that says it.
  @Test func theServiceDeskPasses() throws {
    #expect(
      try Self.phoneFindings([]).map { "\($0.kind.code): \($0.message)" }.sorted() == [
        "phone/unsupported: step `assistant` says what TwiML can't do: `dropped` told from `completed`",
        "phone/unsupported: step `assistant` says what TwiML can't do: `dropped` told from `completed`",
        "phone/unsupported: step `remind` says what FreeSWITCH can't do: `machine` (outbound)",
        "phone/unsupported: step `voicemail` says what FreeSWITCH can't do: `email` of a mailbox",
      ])
  }

  /// What is counted by a switch ends, if the count leads out of the loop.
  @Test func aLoopWithALimitEnds() throws {
    func findings(_ changes: [(String, String)]) throws -> [String] {
      let fixture = Fixture(spec: "phone-menu", environment: "dev", changes: changes)
      let resolved = try #require(fixture.resolved, "\(fixture.findings.map(\.message))")
      return check(resolved, profile: .authoring).findings.map(\.message).filter { $0.contains("for ever") }
    }
    #expect(try findings([]).isEmpty)
    let told = ["a caller who does nothing comes back to step `extension` for ever"]
    #expect(
      try findings([
        ("once_more: {switch: [{visits: 2, next: bye}], else: hold_on}", "once_more: {say: Wait., next: hold_on}")
      ]) == told)
    #expect(
      try findings([("{visits: 2, next: bye}], else: hold_on", "{visits: 2, next: hold_on}], else: operator")]) == told)
  }

  /// Of keys that are handed over those count that a call may have left the question by: not one that puts it again.
  @Test func aKeyThatRepeatsTheQuestionIsNotTakenAlong() throws {
    func findings(_ changes: [(String, String)]) throws -> [String] {
      let fixture = Fixture(spec: "phone-referral", environment: "dev", changes: changes)
      let resolved = try #require(fixture.resolved, "\(fixture.findings.map(\.message))")
      return check(resolved, profile: .authoring).findings.filter { $0.kind.code == "phone/refer-header" }.map(
        \.message)
    }
    let repeating = "{press: '*', next: topic}"
    #expect(try findings([]).isEmpty)
    #expect(
      try findings([(repeating, "{press: '*', next: repair}")]) == [
        "nothing is left of `*`, pressed at `topic`: only digits are taken along"
      ])
    #expect(
      try findings([
        (
          "no_input: {after: 4s, next: front}\n        no_match: {next: front}",
          "no_input: {after: 4s, next: repair}\n        no_match: {next: front}"
        )
      ]) == ["a call can come to `repair` without a key pressed at `topic`"])
  }

  static let everyMistake = mistakes + ofStreams + ofVariables

  @Test(arguments: everyMistake.indices) func findsTheMistakeAndNothingElse(_ index: Int) throws {
    let mistake = Self.everyMistake[index]
    // What a target can't do is said besides, of each target.
    let all = try Self.phoneFindings(mistake.changes)
    let findings = all.filter {
      $0.kind.code != "phone/unsupported" || (mistake.code == $0.kind.code && $0.message == mistake.message)
    }
    #expect(findings.map { "\($0.kind.code): \($0.message)" } == ["\(mistake.code): \(mistake.message)"])
    #expect(findings.allSatisfy { $0.location != nil && $0.help != nil })
  }

  /// A rule that no change above finds is one that no test covers.
  @Test func everyRuleIsTried() {
    let codes = Set(everyRuleKind.map(\.code).filter { $0.hasPrefix("phone/") })
    #expect(codes == Set(Self.everyMistake.map(\.code)))
  }
}
