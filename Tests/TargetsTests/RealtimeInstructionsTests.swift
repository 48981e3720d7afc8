import ContractFixtures
import JSONValues
import Testing
import Voice

@testable import Targets

@Suite struct RealtimeInstructionsTests {
  private func instructions(_ changes: (String, String)...) throws -> [String] {
    let fixture = Fixture(spec: "field-service", environment: "dev", changes: changes)
    let files = try RealtimeFiles(fixture)
    let text = try #require(try files.json("call-accept.json")["instructions"]?.string)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func headings(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("# ") } }

  /// What stands under a heading of the first level.
  private func section(_ title: String, of lines: [String]) -> [String] {
    Array(lines.drop { $0 != "# " + title }.dropFirst().prefix { !$0.hasPrefix("# ") })
  }

  @Test func followTheSkeletonOfModelsThatReason() throws {
    #expect(
      headings(try instructions()) == [
        "# Role and Objective", "# Opening", "# Personality and Tone", "# Language", "# Verbosity",
        "# Reference Pronunciations", "# Reasoning", "# Preambles", "# Tools", "# Tool Failures",
        "# Conversation Flow",
        "# Entity Capture", "# Unclear Audio", "# Rules", "# Exits", "# Escalation",
      ])
  }

  @Test func followTheSkeletonOfEarlierModels() throws {
    let lines = try instructions(
      ("gpt-realtime-2.1", "gpt-realtime-1.5"), ("    reasoning: {effort: low}\n", ""))
    #expect(
      headings(lines) == [
        "# Role & Objective", "# Personality & Tone", "# Reference Pronunciations", "# Tools",
        "# Instructions / Rules",
        "# Conversation Flow", "# Exits", "# Safety & Escalation",
      ])
    #expect(lines.contains("## Length"))
    #expect(lines.contains("## Variety"))
  }

  @Test func areShortBulletsUnderHeadings() throws {
    for line in try instructions() where !line.isEmpty {
      #expect(["# ", "## ", "- ", "  - "].contains { line.hasPrefix($0) }, "\(line)")
      #expect(line.utf8.count <= 200, "\(line)")
    }
  }

  @Test func sayNothingTwice() throws {
    var seen: Set<String> = []
    // Several states may have the same way out.
    for line in try instructions() where line.hasPrefix("- ") || line.hasPrefix("  - ") {
      #expect(seen.insert(line).inserted, "\(line)")
    }
  }

  @Test func nameOnlyToolsThatExist() throws {
    let fixture = Fixture(spec: "field-service", environment: "dev")
    let files = try RealtimeFiles(fixture)
    let contract = files.emission.contract
    let session = VoiceSession(
      try #require(contract.contract.agents["front_desk"]), on: .phone, in: VoiceContract(contract))
    let known = Set(session.tools.map(\.name) + session.functions.map(\.name))
    let words = Instructions(session).text.split { !($0.isLetter || $0 == "_") }.filter { $0.contains("_") }
    #expect(Set(words.map(String.init)) == known)
  }

  @Test func disclosesBeforeAnythingElse() throws {
    #expect(
      section("Opening", of: try instructions()).prefix(3) == [
        "- Before anything else, say word for word, in this order:",
        "  - \"You are talking to an automated assistant.\"",
        "  - \"This conversation is recorded to check our service.\"",
      ])
  }

  @Test func confirmEachWriteAndNoRead() throws {
    let tools = section("Tools", of: try instructions())
    #expect(
      tools.filter { $0.hasPrefix("## ") } == [
        "## lookup_customer: PROACTIVE", "## check_order_status: PROACTIVE", "## get_quote: PROACTIVE",
        "## list_slots: PROACTIVE", "## schedule_service: CONFIRMATION FIRST",
        "## create_ticket: CONFIRMATION FIRST",
      ])
    #expect(tools.contains("- Ask: \"Book this visit for you?\""))
    #expect(tools.contains("- Ask: \"Open a ticket about [subject]?\""))
    #expect(tools.contains("- Do NOT use to move an existing visit."))
  }

  @Test func keepTheAuthorsRuleOnReadingBackAndDeriveOneWhereThereIsNone() throws {
    let rule = "Read customer numbers and phone numbers back one character at a time."
    let kept = try instructions()
    #expect(section("Entity Capture", of: kept).contains("- " + rule))
    #expect(!section("Rules", of: kept).contains("- " + rule))
    let derived = section("Entity Capture", of: try instructions(("      - \(rule)\n", "")))
    #expect(
      derived.contains(
        "- Read numbers and codes back one character at a time, as in \"P - 3 - 3 - 0 - 4 - 1 - 8\"."))
    #expect(
      derived.contains("- Read phone numbers back digit by digit, with a short pause after each group."))
  }

  /// The count that rules compare and `explain` shows is that of the text itself.
  @Test func areCountedAsTheyAreWritten() throws {
    let contract = try RealtimeBodyTests.fieldService().emission.contract
    let agent = try #require(contract.contract.agents["front_desk"])
    for session in VoiceContract(contract).sessions(of: agent) {
      let instructions = Instructions(session)
      #expect(instructions.byteCount == instructions.text.utf8.count)
    }
  }

  @Test func keepTheirPaceWithThePlayback() throws {
    let personality = section(
      "Personality and Tone", of: try instructions(("max_duration: 20m", "speed: 1.2")))
    #expect(personality.contains("- Speak quickly, yet without hurry."))
  }

  @Test func pinTheLanguageWhereThereIsOne() throws {
    #expect(
      section("Language", of: try instructions(("{default: en-US, also: [es-US]}", "{default: fr-CA}"))).first
        == "- Speak only French (fr-CA).")
  }

  @Test func escalateByTheSentenceThenTheFunction() throws {
    #expect(
      section("Escalation", of: try instructions()).suffix(3) == [
        "- First say, word for word: \"I'm connecting you to a colleague now.\"",
        "- Then call escalate_to_human with the reason, and say nothing more.",
        "",
      ])
  }

  @Test func differBySurfaceOnlyWhereTheyMust() throws {
    let document = try RealtimeBodyTests.fieldService().text("instructions.md")
    let marked = document.split(separator: "\n").filter { $0.contains("- [web]") || $0.contains("- [phone]") }
    #expect(
      marked == [
        "- [web] After such a call the page asks for the same yes with a button: tell the person to press it.",
        "- [phone] Such a call goes through only when the caller said yes to the read-back.",
        "  - [web] Call transfer_to_payment, then say that the link is on the page; do not read it out.",
        "  - [phone] Say in a few words where the call goes, then call transfer_to_payment.",
        "- [web] Then call escalate_to_human with the reason, and say: \"Please call us and press 0.\"",
        "- [phone] Then call escalate_to_human with the reason, and say nothing more.",
      ])
  }

  @Test func areExplainedWithTheLineBehindEachSentence() throws {
    let lines = RealtimeTarget.explain("agent.front_desk", in: try RealtimeBodyTests.fieldService().emission)
    #expect(lines.contains("    - Calm, practical, brief.  (agents/front_desk.yaml:9)"))
    #expect(lines.contains("    - Ask: \"Book this visit for you?\"  (tools/work.yaml:65)"))
    #expect(lines.contains("  reasoning: low  (agents/front_desk.yaml:62)"))
    #expect(
      RealtimeTarget.explain("voice.front_desk", in: try RealtimeBodyTests.fieldService().emission) == lines)
    #expect(RealtimeTarget.explain("agent.nobody", in: try RealtimeBodyTests.fieldService().emission) == [])
    #expect(
      RealtimeTarget.explain("tool.create_ticket", in: try RealtimeBodyTests.fieldService().emission) == [
        "front_desk on web asks first; then the button has 30 seconds to say yes, or the call is refused",
        "front_desk on phone asks first; then the receiver has 15 seconds to say yes, or the call is refused",
      ])
  }
}
