import Facts
import JSONSchemas
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

  /// The desk, which says in its closed hours when somebody is there again; `languages` are those in which a call can hear it.
  private static func planned(_ values: [SpokenValue], in languages: [String]) -> Contract {
    var contract = serviceDesk()
    contract.change("support_line", "goodbye") { $0.say = Speech(node: nowhere, parts: values.map { .value($0) }) }
    for (step, language) in zip(["overflow", "triage"], languages) {
      contract.change("support_line", step) { $0.language = language }
    }
    return contract
  }

  private static func moment(_ manner: SpokenValue.Manner, _ timezone: String?) -> SpokenValue {
    var value = value(manner, .answer("who", ["at"]))
    value.timezone = timezone
    return value
  }

  /// Each language has a format of its own, which is chosen as the call goes; where all are alike nothing is asked.
  @Test func momentsAreSaidInTheLanguageOfTheCall() throws {
    let values = [Self.moment(.time, "Europe/Berlin"), Self.moment(.date, nil)]
    func lines(_ languages: [String]) throws -> [String] {
      let calls = try Self.file("phone/asterisk/extensions.conf", of: Self.planned(values, in: languages))
      return calls.split(separator: "\n").drop { $0 != "[support_line-goodbye]" }.dropFirst().prefix { $0.first != "[" }
        .filter { $0.contains("SayUnixTime") }.map { String($0.split(separator: "?")[1].dropLast(2)) }
    }
    let english = try lines([])
    #expect(english.count == 2)
    #expect(english[0].hasSuffix(",Europe/Berlin,IMp)") && english[1].hasSuffix(",UTC,BdY)"))
    let both = try lines(["es-MX"])
    #expect(both.count == 4)
    #expect(both[1].hasSuffix(",Europe/Berlin,HM)"))
    #expect(both[3].hasSuffix(",UTC,d 'digits/es-de' B 'digits/es-de' Y)"))
  }

  /// A day and a time of one moment are kept once, wherever they are said; a day that is none is something else.
  @Test func aMomentIsKeptOnce() throws {
    let values = [
      Self.moment(.time, "Europe/Berlin"), Self.moment(.date, "Asia/Tokyo"), Self.moment(.date, nil),
      Self.value(.digits, .answer("who", ["at"])),
    ]
    let kept = values.map { value in values.firstIndex { value.isKept(as: $0) } }
    #expect(kept == [0, 0, 2, 3])
    #expect(values[1].label == "date of step.who.at in Asia/Tokyo")
  }

  @Test(arguments: [
    ("en-GB", "BdY"), ("EN", "BdY"), ("de", "dBY"), ("fr-CA", "dBY"), ("da", "dBY"), ("it", nil), ("nl", nil),
    ("eng", nil),
    ("pt-BR", nil), ("zh-Hant-TW", nil),
  ])
  func whereNoExchangeKnowsTheWordsThereIsNoFormat(language: String, date: String?) {
    #expect(SpokenMoments.formats(of: language)?.date == date)
  }

  @Test(arguments: [
    ("2027-03-14", true), ("1902-01-01", true), ("2037-12-31", true), ("1901-12-31", false), ("2038-01-01", false),
    ("2027-13-01", false), ("2027-00-10", false), ("2027-01-32", false), ("2027-3-14", false), ("2027-03-14\n", false),
    ("2027-03-14T00:00:00Z", false),
  ])
  func aDayIsWrittenInOneWay(text: String, isOne: Bool) throws {
    #expect(try Pattern(PhoneFacts.datePattern).matches(text) == isOne)
  }

  @Test(arguments: [
    ("2027-03-14T15:05:30Z", true), ("2027-03-14T15:05:30.123456789-07:00", true), ("2027-03-14T23:59:59+05:45", true),
    ("2027-03-14T24:00:00Z", false), ("2027-03-14T15:05:60Z", false), ("2027-03-14T15:05Z", false),
    ("2027-03-14t15:05:30z", false), ("2027-03-14T15:05:30", false), ("2027-03-14T15:05:30.Z", false),
    ("2027-03-14T15:05:30+24:00", false), ("2027-03-14T15:05:30.1234567890Z", false),
  ])
  func aMomentIsWrittenInOneWay(text: String, isOne: Bool) throws {
    #expect(try Pattern(PhoneFacts.instantPattern).matches(text) == isOne)
  }

  private static func span(_ unit: SpokenValue.Unit, _ source: SpokenValue.Source = .answer("who", ["wait"]))
    -> SpokenValue
  {
    var value = value(.duration, source)
    value.unit = unit
    return value
  }

  /// The words of each language stand in a context of its own, which is chosen as the call goes.
  @Test func spansAreSaidInTheLanguageOfTheCall() throws {
    let values = [Self.span(.minutes), Self.span(.days)]
    func lines(_ languages: [String]) throws -> [String] {
      let calls = try Self.file("phone/asterisk/extensions.conf", of: Self.planned(values, in: languages))
      return calls.split(separator: "\n").drop { $0 != "[support_line-goodbye]" }.dropFirst().prefix { $0.first != "[" }
        .filter { $0.contains("GosubIf") }.map { String($0.split(separator: "?")[1].prefix { $0 != "(" }) }
    }
    #expect(try lines([]) == ["support_line-duration-en_US,span_in_minutes,1", "support_line-duration-en_US,days,1"])
    let both = try lines(["es-MX"])
    #expect(both.count == 4 && both[1] == "support_line-duration-es_MX,span_in_minutes,1")
    let calls = try Self.file("phone/asterisk/extensions.conf", of: Self.planned(values, in: ["es-MX"]))
    #expect(calls.contains("SayNumber(${ARG1},f)") && calls.contains("[support_line-duration-es_MX]"))
  }

  /// Words are sounds of the contract: those of the units that are heard, and no others.
  @Test(arguments: [
    ([SpokenValue.Unit.hours], ["one hour", "hours"]), ([.days], ["one day", "days"]),
    ([.minutes], ["one minute", "minutes", "one hour", "hours", "and"]),
    ([.minutes, .hours], ["one minute", "minutes", "one hour", "hours", "and"]),
    ([.seconds], ["one second", "seconds", "one minute", "minutes", "one hour", "hours", "and"]),
  ])
  func onlyTheWordsThatAreHeardAreSounds(units: [SpokenValue.Unit], words: [String]) throws {
    let plan = PhonePlan(Self.planned(units.map { Self.span($0) }, in: []).resolved)
    let flow = try #require(plan.flows.first { $0.name == "support_line" })
    #expect(flow.prompts.durations?.prompts.map(\.text) == words)
    #expect(plan.flows.filter { $0.name != "support_line" }.allSatisfy { $0.prompts.durations == nil })
  }

  /// A span in minutes and one in hours of the same answer are kept once, and are two things to say.
  @Test func aSpanIsKeptOnce() throws {
    let values = [Self.span(.minutes), Self.span(.hours), Self.value(.number, .answer("who", ["wait"]))]
    #expect(values.map { value in values.firstIndex { value.isKept(as: $0) } } == [0, 0, 2])
    #expect(values[0] != values[1] && Set(values).count == 3)
    #expect(values[0].label == "duration of step.who.wait in minutes")
  }

  @Test(arguments: [
    (0, SpokenValue.Unit.minutes, "en", 2), (1, .minutes, "en", 1), (60, .minutes, "en", 1), (61, .minutes, "en", 3),
    (65, .minutes, "en", 4), (125, .minutes, "en", 5), (3_661, .seconds, "en", 4), (3_600, .seconds, "en", 1),
    (0, .minutes, "fr", 1), (21, .hours, "es", 1), (21, .hours, "en", 2), (48, .hours, "en", 2),
    (999_999, .days, "de", 2),
  ])
  func howMuchIsHeardOfASpan(count: Int, unit: SpokenValue.Unit, language: String, pieces: Int) {
    #expect(DurationSounds.pieces(of: count, unit, in: language).count == pieces)
  }

  @Test(arguments: [
    ("en-GB", "hours"), ("ES-mx", "horas"), ("fr-CA", "heures"), ("de", "Stunden"), ("da", "timer"), ("pl", nil),
    ("eng", nil), ("ru", nil),
  ])
  func whereTheWordsAreUnknownThereAreNone(language: String, hours: String?) {
    #expect(SpokenDurations.words(of: language)?.units["hours"]?.word == hours)
  }

  /// Each language has all units, and none says a number twice.
  @Test func everyLanguageHasAllWords() {
    for (_, words) in SpokenDurations.languages {
      #expect(Set(words.units.keys) == Set(SpokenValue.Unit.allCases.map(\.rawValue)))
      for unit in words.units.values {
        #expect(Set(unit.whole.map(\.count)).count == unit.whole.count && unit.whole.contains { $0.count == 1 })
        #expect(!unit.word.isEmpty && [nil, "f", "m"].contains(unit.gender))
      }
    }
  }

  @Test(arguments: [
    ("0", true), ("999999", true), ("007", true), ("1000000", false), ("-1", false), ("1.0", false), ("", false),
    ("7\n", false), ("PT5M", false),
  ])
  func aSpanIsAWholeNumber(text: String, isOne: Bool) throws {
    #expect(try Pattern(PhoneFacts.spanPattern).matches(text) == isOne)
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
