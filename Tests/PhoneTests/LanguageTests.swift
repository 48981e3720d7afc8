import Facts
import JSONValues
import Language
import Testing

@testable import Resolve
@testable import Targets

/// The language of a call is a part of where it is.
@Suite struct LanguageTests {
  /// The service desk, whose key 1 is asked in English and whose goodbye is there in several languages.
  private static func desk(_ texts: [(String, String)] = [("en", "Goodbye."), ("es", "Adiós.")]) -> Contract {
    var contract = serviceDesk()
    contract.change("support_line", "overflow") { $0.language = "es" }
    contract.change("support_line", "goodbye") { $0.say = speech(texts) }
    return contract
  }

  private static func speech(_ texts: [(String, String)]) -> Speech {
    Speech(node: nowhere, versions: texts.map { Speech.Version($0.1, language: $0.0) })
  }

  private static func file(_ path: String, of contract: Contract) throws -> String {
    let outputs = PhoneTarget.outputs(PhonePlan(contract.resolved))
    return String(decoding: try #require(outputs.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func aStepSetsTheLanguageOfWhatFollows() throws {
    let resolved = Self.desk().resolved
    let flow = resolved.spoken(resolved.dialplans[0])
    #expect(flow.isMixed)
    #expect(flow.languages(in: "welcome") == [flow.first])
    #expect(flow.languages(in: "overflow") == ["es"])
    #expect(Set(flow.languages(in: "goodbye")) == [flow.first, "es"])
    // A way leads to the step in the language of the call.
    for way in flow.graph.ways {
      guard let to = way.to else { continue }
      #expect(flow.languages[to] == flow.graph.steps[to].language ?? flow.languages[way.from])
    }
  }

  @Test func withoutLanguagesNothingChanges() {
    let resolved = serviceDesk().resolved
    for dialplan in resolved.dialplans {
      let flow = resolved.spoken(dialplan)
      #expect(!flow.isMixed && flow.graph.ways == dialplan.graph.ways)
      #expect(flow.graph.steps.map(\.name) == dialplan.graph.steps.map(\.name))
    }
    let plan = PhonePlan(resolved)
    #expect(plan.flows.flatMap(\.prompts.prompts).allSatisfy { $0.id == $0.sound && $0.id.hasPrefix("parlance/") })
  }

  @Test func aTextIsFoundByTheNearestLanguage() {
    let text = Self.speech([("es", "Hola."), ("pt-BR", "Oi.")])
    #expect(text.said(in: "es-MX", first: "en").map(\.text) == ["Hola."])
    #expect(text.said(in: "pt-BR", first: "en").map(\.text) == ["Oi."])
    #expect(text.said(in: "pt", first: "en").isEmpty)
    #expect(Speech("Hello.").said(in: "en-US", first: "en").map(\.text) == ["Hello."])
    #expect(Speech("Hello.").said(in: "es", first: "en").isEmpty)
  }

  /// The name hangs on every version: of a sound that is there nobody could tell that the other has changed.
  @Test func oneNameInAFolderForEachLanguage() throws {
    func sounds(_ contract: Contract) -> [Prompt] {
      PhonePlan(contract.resolved).flows[0].prompts.prompts.filter { $0.part == "goodbye" }
    }
    let first = PhonePlan(Self.desk().resolved).flows[0].calls.first
    let before = sounds(Self.desk())
    #expect(before.map(\.language) == [first, "es"])
    #expect(Set(before.map(\.sound)).count == 1)
    #expect(before.map(\.id) == [first, "es"].map { "\($0.replacing("-", with: "_"))/\(before[0].sound)" })
    let after = sounds(Self.desk([("en", "Goodbye."), ("es", "Hasta luego.")]))
    #expect(after[0].sound != before[0].sound && after[0].text == before[0].text)
  }

  @Test func aColleagueHearsTheCallersLanguageOrOneForAll() throws {
    var contract = Self.desk()
    func screened(_ speech: Speech) -> (inout Step) -> Void {
      { step in
        guard case .transfer(var transfer) = step.act else { return }
        transfer.screen = speech
        step.act = .transfer(transfer)
      }
    }
    contract.change("support_line", "human", screened(Self.speech([("en", "A call."), ("es", "Una llamada.")])))
    let chosen = try Self.file("phone/asterisk/extensions.conf", of: contract)
    #expect(chosen.contains("gU(support_line-human-screen^${CHANNEL(language)})"))
    #expect(chosen.contains("exten => s,1,Set(CHANNEL(language)=${ARG1})\n same => n,Read(ACCEPT,parlance/"))
    contract.change("support_line", "human", screened(Speech("A call.")))
    let alike = try Self.file("phone/asterisk/extensions.conf", of: contract)
    #expect(alike.contains("gU(support_line-human-screen)"))
    #expect(alike.contains("Read(ACCEPT,en_US/parlance/") || alike.contains("Read(ACCEPT,en/parlance/"))
  }

  @Test func aColleagueIsToldValuesInTheLanguageOfTheTexts() throws {
    var contract = Self.desk()
    var caller = SpokenValue(node: nowhere)
    caller.source = .caller
    func telling(_ texts: [Speech.Version]) -> (inout Step) -> Void {
      { step in
        guard case .transfer(var transfer) = step.act else { return }
        transfer.screen = Speech(node: nowhere, parts: [.chosen(texts), .value(caller), .chosen(texts)])
        step.act = .transfer(transfer)
      }
    }
    let versions = [("en", "A call."), ("es", "Una llamada.")].map {
      Speech.Version($0.1, language: $0.0, node: nowhere)
    }
    contract.change("support_line", "human", telling(versions))
    let chosen = try Self.file("phone/asterisk/extensions.conf", of: contract)
    #expect(chosen.contains("gU(support_line-human-screen^${CHANNEL(language)}^${SHOWN_NUMBER})"))
    #expect(chosen.contains("exten => s,1,Set(CHANNEL(language)=${ARG1})\n same => n,Playback(parlance/"))
    #expect(chosen.contains("ExecIf($[${LEN(${ARG2})} > 0]?SayDigits(${ARG2}))\n same => n,Read(ACCEPT,parlance/"))
    contract.change("support_line", "human", telling([Speech.Version("A call.", node: nowhere)]))
    let alike = try Self.file("phone/asterisk/extensions.conf", of: contract)
    #expect(alike.contains("gU(support_line-human-screen^${SHOWN_NUMBER})"))
    #expect(alike.contains("ExecIf($[${LEN(${ARG1})} > 0]?SayDigits(${ARG1}))"))
    // In the language that calls begin in, whatever that of the call.
    let resolved = contract.resolved
    let first = resolved.spoken(resolved.dialplans[0]).first
    let folder = Spoken.folder(of: first)
    #expect(alike.contains("Set(CHANNEL(language)=\(folder))\n same => n,Playback(\(folder)/parlance/"))
    let documents = PhoneTarget.outputs(PhonePlan(resolved)).filter { $0.path.hasSuffix("screen.xml") }
    #expect(documents.count == 2)
    for document in documents {
      let said = String(decoding: document.bytes, as: UTF8.self)
      #expect(said.contains("language=\"\(first)\">@value1@") && !said.contains("language=\"es\""))
    }
  }

  @Test func anAgentBeginsInTheLanguageOfTheCall() {
    var agent = Agent(node: nowhere)
    var policy = LanguagePolicy(node: nowhere)
    (policy.standard, policy.also) = ("en-US", ["es-US", "fr"])
    agent.language = policy
    var transcription = Transcription(node: nowhere)
    transcription.language = "en"
    agent.settings.transcription = transcription
    agent.greeting = Self.speech([("en", "Hello."), ("es", "Hola.")])
    #expect(agent.tag(for: "es") == "es-US" && agent.tag(for: "fr-CA") == "fr" && agent.tag(for: "ar") == nil)
    let spanish = agent.beginning(in: "es-US")
    #expect(spanish.language?.standard == "es-US" && spanish.language?.also == ["en-US", "fr"])
    #expect(spanish.words(spanish.greeting) == "Hola." && agent.words(agent.greeting) == "Hello.")
    #expect(spanish.settings(on: .phone).transcription?.language == nil)
    #expect(agent.settings(on: .phone).transcription?.language == "en")
  }

  @Test func tagsAreThoseOfTheStandard() {
    for tag in ["en", "en-US", "zh-Hant", "zh-Hant-TW", "es-419", "fil", "sr-Latn-RS", "de-1996"] {
      #expect(LanguageTags.suggestion(for: tag) == nil, "\(tag)")
    }
    let wrong = [
      "spa": "es", "jp": "ja", "en-us": "en-US", "EN": "en", "zh-hant": "zh-Hant", "ger-AT": "de-AT", "xx": "",
      "en-USA": "",
      "en--US": "",
    ]
    for (tag, better) in wrong { #expect(LanguageTags.suggestion(for: tag) == better, "\(tag)") }
  }
}
