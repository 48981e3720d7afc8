import Facts
import Language

/// What days, times and spans need besides what all values do: a time zone where they are instants, and a language in which an
/// exchange can say them.
extension SpokenValueFit {
  /// A language in which no exchange can say it.
  var unspoken: ToolCallFit.Problem? {
    guard value.isMoment || value.unit != nil,
      let dialplan = contract.dialplans.first(where: { $0.name == graph.dialplan.name })
    else { return nil }
    let flow = contract.spoken(dialplan)
    let spoken = isTold ? flow.toldLanguages(in: step) : flow.languages(in: step.name)
    let isMoment = value.isMoment
    let unknown = spoken.first {
      isMoment ? SpokenMoments.formats(of: $0) == nil : SpokenDurations.words(of: $0) == nil
    }
    guard let language = unknown else { return nil }
    let tags = isMoment ? SpokenMoments.languages.map(\.tag) : SpokenDurations.languages.map(\.tag)
    let known = tags.map { "`\($0)`" }.joined(separator: ", ")
    return fault(
      "no exchange knows how a \(value.manner.rawValue) is said in `\(language)`, the language of \(isTold ? "what is told" : "calls") in step `\(step.name)`",
      notes: ["it is known in \(known)"],
      help: isMoment
        ? "have the tool answer an enumeration, and lead each of its words to a step that says it"
        : "say a `number`, such as of days or minutes, with the words as texts")
  }

  /// A day with a time zone, which is the same day everywhere, or an instant without one.
  func misplaced(_ format: String?, _ here: String, _ tool: ResolvedTool) -> ToolCallFit.Problem? {
    switch (value.manner, format) {
    case (.date, "date") where value.timezone != nil:
      fault(
        "`\(here)` of tool `\(tool.name)` is a day, which no time zone changes",
        help: "take `timezone` out, or have the tool answer a `date-time`")
    case (.date, "date-time") where value.timezone == nil:
      fault(
        "`\(here)` of tool `\(tool.name)` is a moment, and which day that is hangs on the place",
        help: "say where: `{date: $(\(value.text)), timezone: America/New_York}`")
    default: nil
    }
  }

  func notAMoment(_ here: String, _ tool: ResolvedTool, _ type: ValueType) -> ToolCallFit.Problem {
    let format = value.timezone == nil ? "date" : "date-time"
    return fault(
      "`\(here)` of tool `\(tool.name)` is \(type.what), which is not said as a \(value.manner.rawValue)",
      help: value.manner == .date && value.timezone == nil
        ? "say a text, `{type: string, format: date}`, or a `date-time` with `timezone`"
        : "say a text, `{type: string, format: \(format)}`")
  }
}
