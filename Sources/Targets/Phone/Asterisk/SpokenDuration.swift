import Facts
import Language
import Resolve

/// A context for each language in which a dialplan says spans of time: an extension divides what is counted in small units, and
/// one for each unit says so many of it.
struct DurationContexts {
  private let durations: DurationSounds
  private let flow: PhonePlan.Flow
  private let plan: PhonePlan

  init(_ durations: DurationSounds, _ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.durations = durations
    self.flow = flow
    self.plan = plan
  }

  /// Where a span in a unit is said.
  static func `extension`(of unit: SpokenValue.Unit) -> String {
    unit.parts.count > 1 ? "span_in_\(unit.rawValue)" : unit.rawValue
  }

  func write(to text: inout DialplanText) {
    for words in durations.words {
      text.context(
        plan.names.context(.durations(flow.name, words.language)),
        "Spans of time that \(flow.name) says, in \(words.language).")
      for unit in words.said where unit.parts.count > 1 { write(unit, words, to: &text) }
      for part in words.parts { write(part, to: &text) }
    }
  }

  /// Divides a span, and says each part that there is.
  private func write(_ unit: SpokenValue.Unit, _ words: DurationSounds.Words, to text: inout DialplanText) {
    let and = words.and?.sound ?? ""
    text.begin(Self.extension(of: unit))
    if unit == .seconds {
      text.run("Set(LOCAL(HOURS)=$[$[${ARG1} - $[${ARG1} % 3600]] / 3600])")
      text.run("Set(LOCAL(MINUTES)=$[$[$[${ARG1} % 3600] - $[${ARG1} % 60]] / 60])")
      text.run("Set(LOCAL(SECONDS)=$[${ARG1} % 60])")
    } else {
      text.run("Set(LOCAL(HOURS)=$[$[${ARG1} - $[${ARG1} % 60]] / 60])")
      text.run("Set(LOCAL(MINUTES)=$[${ARG1} % 60])")
    }
    text.run("GotoIf($[${HOURS} = 0]?minutes)")
    text.run("Gosub(hours,1(${HOURS}))")
    if unit == .seconds {
      // "And" stands before the last part only.
      text.run("GotoIf($[${MINUTES} > 0 & ${SECONDS} > 0]?minutes)")
      text.run("GotoIf($[$[${MINUTES} + ${SECONDS}] = 0]?said)")
      text.run("Playback(\(and))")
      text.run("GotoIf($[${MINUTES} = 0]?seconds)", label: "minutes")
      text.run("Gosub(minutes,1(${MINUTES}))")
      text.run("GotoIf($[${SECONDS} = 0]?said)")
      text.run("Playback(\(and))")
      text.run("Gosub(seconds,1(${SECONDS}))", label: "seconds")
    } else {
      text.run("GotoIf($[${MINUTES} = 0]?said)")
      text.run("Playback(\(and))")
      text.run("Gosub(minutes,1(${MINUTES}))", label: "minutes")
    }
    text.run("Return()", label: "said")
  }

  /// Says so many of a unit.
  private func write(_ part: DurationSounds.Part, to text: inout DialplanText) {
    text.begin(part.unit.rawValue)
    for whole in part.whole { text.run("GotoIf($[${ARG1} = \(whole.count)]?all\(whole.count))") }
    text.run("SayNumber(${ARG1}\(part.gender.map { ",\($0)" } ?? ""))")
    text.run("Playback(\(part.word.sound))")
    text.run("Return()")
    for whole in part.whole {
      text.run("Playback(\(whole.prompt.sound))", label: "all\(whole.count)")
      text.run("Return()")
    }
  }
}
