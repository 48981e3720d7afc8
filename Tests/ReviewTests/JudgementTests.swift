import ContractFixtures
import Reports
import Review
import Testing

/// Single decisions of the review, on a whole contract.
@Suite struct JudgementTests {
  @Test func aTypeOfManyToolsIsOneChange() throws {
    let old = Fixture(spec: "field-service")
    let new = Fixture(spec: "field-service", changes: [("maxLength: 60}", "maxLength: 50}")])
    let found = try changes(old, new)
    #expect(found.map(\.code) == ["review/type-narrowed"])
    #expect(found[0].reaches == ["tool.list_slots", "tool.schedule_service"])
    #expect(found[0].impact == .breaks)
  }

  @Test func aWayIsToldAsTheCallerMeetsIt() throws {
    #expect(
      try lines("field-service", ("{press: '2', next: voicemail}", "{press: '2', next: goodbye}")) == [
        "changes review/way-changed dialplan.support_line: a caller who presses 2 at `triage` now comes to `goodbye` (hangs up) instead of `voicemail` (takes a message)"
      ])
    #expect(
      try lines("field-service", ("{press: '1', next: human}", "{press: '1', next: voicemail}"))[0]
        .hasPrefix("breaks review/way-to-people-lost"))
  }

  @Test func layoutCommentsAndStandardsAreNoChange() throws {
    #expect(try lines("field-service", ("  create_ticket:", "  # A comment.\n  create_ticket:")).isEmpty)
    #expect(try lines("field-service", ("[chat, web, phone]   #", "['chat',  \"web\", phone]   #")).isEmpty)
    #expect(try lines("field-service", ("hangup: normal}", "hangup: 'normal'}")).isEmpty)
  }

  @Test func aVariableIsOneCauseForAllThatNameIt() throws {
    let old = Fixture(spec: "field-service", environment: "dev")
    let new = Fixture(
      spec: "field-service", environment: "dev", changes: [("pbx.dev.brightwater.example", "pbx.example")])
    let found = try changes(old, new)
    #expect(found.map(\.code) == ["review/variable-changed"])
    #expect(found[0].parts.map(\.declaration) == ["trunk.openai", "destination.dispatch_line"])
    #expect(found[0].impact == .exposes, "a call is put through elsewhere")
  }

  @Test func whatIsNewListsWhatIsDangerousInIt() throws {
    let found = try lines(
      "field-service", ("      goodbye: {say", "      sales: {transfer: payment_line}\n      goodbye: {say"))
    #expect(found[0].hasPrefix("exposes review/dialplan-steps"))
  }

  /// A comment on a pull request stays below GitHub's limit, and says what it leaves out.
  @Test func aCommentIsNeverTooLong() throws {
    func contract(_ word: String) -> Fixture {
      var text = "parlance: 1\ncontract: many\nversion: 1.0.0\ntools:\n"
      for number in 0..<1_500 {
        text +=
          "  tool_\(number): {description: Use \(word) one., effect: \(word == "this" ? "read" : "write"), surfaces: [chat], input: {query: string}}\n"
      }
      return Fixture(text)
    }
    let markdown = ReviewMarkdown.text(of: try report(contract("this"), contract("that")))
    #expect(markdown.count < 65_536)
    #expect(markdown.contains("more: `parlance diff` shows them all"))
    #expect(markdown.hasPrefix("**Contract review**: 1500 expose more, 1500 are noticed\n"))
  }
}
