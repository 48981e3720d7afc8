import ContractFixtures
import Testing

/// The suite hears every call in its own language, and notices where one would be in another.
@Suite struct LanguageDamageTests {
  private static let whole = Tree(Fixture(spec: "phone-languages"))
  private static let calls = "phone/asterisk/extensions.conf"
  private static let prompts = "phone/prompts.json"

  @Test func findsNothingInWhatABuildWrote() {
    let (findings, checks) = Self.whole.judged()
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    #expect(checks > 8_000)
  }

  @Test(arguments: [
    Damage(
      "a step sets another language", calls, .replace("CHANNEL(language)=es", "CHANNEL(language)=ar"), "dialplan-prompt"
    ),
    Damage("a step sets no language", calls, .replace("Set(CHANNEL(language)=ar)", "NoOp(ar)"), "dialplan-prompt"),
    Damage(
      "calls begin in another one", calls, .replace("CHANNEL(language)=en", "CHANNEL(language)=es"), "dialplan-prompt"),
    Damage(
      "a sound that is said to all is missing in a language", calls,
      .replace("&es/parlance/clinic/choose_2", "&en/parlance/clinic/choose_2"),
      "dialplan-prompt"),
    Damage(
      "a sound in the folder of another language", prompts, .replace("\"id\": \"es/", "\"id\": \"ar/"), "prompt-list"),
    Damage(
      "a text in another language", prompts, .replace("\"language\": \"ar\"", "\"language\": \"es\""), "prompt-list"),
    Damage(
      "a sound by another name", prompts, .replace("\"sound\": \"parlance/", "\"sound\": \"es/parlance/"), "prompt-list"
    ),
    Damage(
      "a document speaks another language", "phone/twiml/clinic/bye.es.xml",
      .replace("language=\"es\"", "language=\"en\""),
      "twiml-speech"),
    Damage(
      "a document says what callers in another language hear", "phone/twiml/clinic/bye.es.xml",
      .replace("language=\"es\">Adiós.", "language=\"ar\">مع السلامة."), "twiml-speech"),
    Damage(
      "a scenario in another language", "phone/sipp/coverage.json",
      .replaceAfter("\"step\": \"menu\"", "\"language\": \"en\"", "\"language\": \"es\""), "scenario-coverage"),
    Damage(
      "the English session for callers in Spanish", "phone/control.json",
      .replace("realtime/booking.es-US.call-accept.json", "realtime/booking.call-accept.json"), "control-route"),
    Damage("no session in Spanish", "realtime/booking.es-US.call-accept.json", .delete, "missing-file"),
    Damage(
      "a session that discloses in English", "realtime/booking.es-US.call-accept.json",
      .replace("Habla con un asistente automático.", "You are talking to an automated assistant."),
      "instructions-disclosure"),
    Damage(
      "FreeSWITCH sets another language", "phone/freeswitch/dialplan.xml",
      .replace("parlance_language=es", "parlance_language=en"), "freeswitch-way"),
    Damage(
      "FreeSWITCH begins in another one", "phone/freeswitch/dialplan.xml",
      .replace("parlance_language=en", "parlance_language=es"), "freeswitch-way"),
    Damage("a language not drawn", "phone/clinic.mmd", .replace(" (in es)", ""), "diagram"),
  ])
  func findsTheDamage(_ damage: Damage) throws {
    var tree = Self.whole
    _ = try #require(damage.apply(to: &tree), "the text to damage is not in \(damage.file)")
    tree.sign()
    let findings = tree.judged().findings
    #expect(findings.contains { $0.code == damage.code }, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}
