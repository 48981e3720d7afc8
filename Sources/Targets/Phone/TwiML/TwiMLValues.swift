import Facts
import JSONValues
import Language

/// What `routes.json` says of the documents in which a value of the call is said: the handler puts it in the place of a
/// whole text, and looks at it before.
struct TwiMLValues {
  private let steps: TwiMLFlow
  private var flow: PhonePlan.Flow { steps.flow }
  private var names: TwiMLNames { steps.names }

  init(_ steps: TwiMLFlow) { self.steps = steps }

  /// The text that stands for a value in a document.
  static func place(_ number: Int) -> String { "@value\(number)@" }

  /// What a handler does, for all documents.
  static let fill = """
    before a document is served: the nth Say of it, which holds `place`, gets the value instead, if that is a string or a \
    whole number, no other JSON value, whose text fits `pattern`: digits with a blank between any two, a number in decimal \
    without leading zeros. Of a value that is anything else, or not there, the Say is taken out.
    """

  /// The same of days and times. No markup: which voices read it, and as what, their makers say, and to some `time` is a span.
  static let moments = """
    a date, and a time of day, is put in as Unicode CLDR writes it in the language of the Say, with plain blanks: the long \
    date, the short time. What fits `pattern` and names a day that there is not is taken out. Of a value with `timezone` it \
    is the day and the time of that moment there.
    """

  /// The same of spans of time.
  static let durations = """
    a duration is put in as Unicode CLDR writes it in the language of the Say, with plain blanks: the numbers in decimal, \
    without grouping, in the long pattern of their unit; several parts as a list of the standard style. Of `seconds` the \
    parts are hours, minutes and seconds, of `minutes` hours and minutes, without those that are nothing; nothing at all is \
    0 of `unit`. `hours` and `days` are one part.
    """

  /// The same of documents that whoever answers is served.
  static let told = """
    a `.screen.xml` or `.tell.xml` is asked for by the leg of whoever answers: its values are those of the call whose CallSid is that leg's \
    ParentCallSid. `from` is that member of the request by which that call came in, never of this one; of what fits \
    `pattern` the digits are put in, without the plus.
    """

  /// Where a handler has a value from.
  private func origin(_ source: SpokenValue.Source) -> [JSONObject.Member] {
    switch source {
    case .caller: [JSONObject.Member("from", "From")]
    case .keys(let name): [JSONObject.Member("kept", .strings(steps.keyRoutes(of: name)))]
    case .answer(let name, let path):
      // One for each language of the calls that come to the step: the one that was asked last counts.
      [
        JSONObject.Member("answer", .strings(flow.calls.places(of: name).map { steps.names.path($0, "").text })),
        JSONObject.Member("path", .strings(path)),
      ]
    case .variable(let name): [JSONObject.Member("variable", .string(name))]
    }
  }

  /// What a switch asks of a value: a pattern that keys fit as a whole, or what a member of an answer, or a variable, is.
  func condition(_ source: SpokenValue.Source, _ wanted: Branch.Case.Wanted) -> [JSONObject.Member]? {
    if case .keys = source, case .word(let keys) = wanted {
      return origin(source) + [JSONObject.Member("pattern", .string("^\(KeyPattern(keys).expression)$"))]
    }
    switch steps.plan.resolved.test(.value(source, wanted), in: flow.graph) {
    case .word(let word)?: return origin(source) + [JSONObject.Member("is", word)]
    case .range(let numbers)?:
      return origin(source) + [
        JSONObject.Member("at_least", .int(numbers.lowerBound)), JSONObject.Member("at_most", .int(numbers.upperBound)),
      ]
    case nil: return nil
    }
  }

  /// The documents of a dialplan that are filled in, and with what.
  var documents: [JSONObject.Member] {
    if flow.values.isEmpty { return [] }
    return steps.graph.steps.enumerated().flatMap { index, step in
      [saying(step, index), telling(step, index)].compactMap { $0 }
    }
  }

  /// What whoever answers is told, in a document of its own.
  private func telling(_ step: Step, _ index: Int) -> JSONObject.Member? {
    guard case .transfer(let transfer) = step.act, let told = flow.prompts.told(transfer, in: step),
      !told.values.isEmpty
    else { return nil }
    return JSONObject.Member(
      names.path(index, transfer.toldEnding).text, entries(told, behind: 0))
  }

  private func saying(_ step: Step, _ index: Int) -> JSONObject.Member? {
    guard let said = flow.prompts.said(by: step), !said.values.isEmpty else { return nil }
    let isRecorded = flow.dialplan.recordCall?.from == step.name
    // The recording begins by a document of its own, after the disclosures.
    let disclosed = isRecorded ? [] : step.disclose.compactMap(flow.prompts.disclosure)
    let before = disclosed.reduce(0) { $0 + $1.parts.count }
    return JSONObject.Member(
      names.path(index, isRecorded ? ".recorded.xml" : ".xml").text, entries(said, behind: before))
  }

  /// What is put where: `before` is said ahead of it in the document.
  private func entries(_ said: Spoken, behind before: Int) -> JSONValue {
    .array(
      said.values.enumerated().map { number, placed -> JSONValue in
        var value: JSONObject = [
          "say": .int(before + placed.after + number + 1), "place": .string(Self.place(number + 1)),
          "as": .string(placed.value.manner.rawValue),
        ]
        value.append("timezone", placed.value.timezone.map { .string($0) })
        value.append("unit", placed.value.unit.map { .string($0.rawValue) })
        for member in origin(placed.value.source) { value.append(member.key, member.value) }
        value.append("pattern", .string(placed.value.pattern))
        return .object(value)
      })
  }
}
