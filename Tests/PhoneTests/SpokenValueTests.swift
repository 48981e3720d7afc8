import Facts
import JSONValues
import Language
import Testing

@testable import Resolve
@testable import Targets

/// Values of a call among texts: what is heard in which order and language, and whether it is there.
@Suite struct SpokenValueTests {
  private static func value(_ manner: SpokenValue.Manner, _ source: SpokenValue.Source) -> SpokenValue {
    var value = SpokenValue(node: nowhere)
    value.manner = manner
    value.source = source
    return value
  }

  private static func version(_ text: String, _ language: String? = nil) -> Speech.Version {
    Speech.Version(text, language: language, node: nowhere)
  }

  private static let pressed = value(.digits, .keys("triage"))

  /// A text in the call's language, a value, a text that is in Spanish for all, and a value.
  private static let speech = Speech(
    node: nowhere,
    parts: [
      .chosen([version("You pressed", "en"), version("Oprimió", "es")]), .value(pressed),
      .always(version("Gracias", "es")), .value(value(.number, .keys("triage"))),
    ])

  @Test func textsAreChosenByTheLanguageOfTheCall() {
    let speech = Self.speech
    #expect(speech.said(in: "es-MX", first: "en").map(\.text) == ["Oprimió", "Gracias"])
    #expect(speech.said(in: "en", first: "en").map(\.text) == ["You pressed", "Gracias"])
    #expect(!speech.isMissing(in: "es", first: "en"))
    #expect(speech.isMissing(in: "fr", first: "en"))
    #expect(speech.said(in: "fr", first: "en").map(\.text) == ["Gracias"])
    #expect(speech.heard(in: "fr", first: "en").count == 3)
    #expect(speech.soundCount == 2 && speech.values.count == 2)
  }

  private static func file(_ path: String, of contract: Contract) throws -> String {
    let outputs = PhoneTarget.outputs(PhonePlan(contract.resolved))
    return String(decoding: try #require(outputs.first { $0.path == path }).bytes, as: UTF8.self)
  }

  /// The service desk, in whose closed hours a key leads to a step that says it.
  private static func desk() -> Contract {
    var contract = serviceDesk()
    contract.change("support_line", "goodbye") { $0.say = speech }
    contract.change("support_line", "overflow") { $0.language = "es" }
    return contract
  }

  @Test func textsAndValuesStandInTheirOrder() throws {
    let calls = try Self.file("phone/asterisk/extensions.conf", of: Self.desk())
    let lines = calls.split(separator: "\n").drop { $0 != "[support_line-goodbye]" }.prefix(8)
    let said = lines.filter { $0.contains("Playback") || $0.contains("Say") }.map { line in
      line.contains("SayDigits") ? "digits" : line.contains("SayNumber") ? "number" : "text"
    }
    #expect(said == ["text", "digits", "text", "number"])
    let prompts = try Self.file("phone/prompts.json", of: Self.desk())
    for text in ["You pressed", "Oprimió", "Gracias"] { #expect(prompts.contains("\"\(text)\"")) }
  }

  @Test func aHandlerIsToldThePlacesInEachLanguage() throws {
    let plan = PhonePlan(Self.desk().resolved)
    let flow = try #require(plan.flows.first { $0.name == "support_line" })
    let documents = TwiMLValues(TwiMLFlow(flow, plan)).documents
    #expect(documents.map(\.key).sorted() == ["support_line/goodbye.es.xml", "support_line/goodbye.xml"])
    for document in documents {
      let entries = document.value.array ?? []
      #expect(entries.compactMap { $0["say"]?.int } == [2, 4])
      #expect(entries.compactMap { $0["place"]?.string } == ["@value1@", "@value2@"])
    }
  }

  @Test(arguments: [("XXXXXX", 6), ("*", 0), ("#", 0), ("*9", 1), ("10[01]X", 4)])
  func starAndPoundAreNoDigits(press: String, digits: Int) {
    #expect(KeyPattern(press).digits == digits)
  }

  /// What is left last counts: who comes to the question again and presses nothing has no digits.
  @Test func aValueOfAnEarlierTimeDoesNotCount() throws {
    var contract = serviceDesk()
    contract.change("support_line", "voicemail") { $0.say = Self.speech }
    let graph = contract.resolved.dialplans[0].graph
    let asked = try #require(graph.place(of: "triage"))
    let isLast = graph.lastly(left: asked) { $0.outcome.hasPrefix("key:") }
    let isEver = graph.surely { $0.from == asked && $0.outcome.hasPrefix("key:") }
    for step in graph.steps.indices { #expect(!isLast[step] || isEver[step]) }
    #expect(!isLast[try #require(graph.place(of: "voicemail"))])
    #expect(!isLast[try #require(graph.start)])
  }
}
