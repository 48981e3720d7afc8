import Facts
import Language

/// What an exchange does to say a value that a variable holds: digits, seconds since 1970, or nothing.
struct SpokenValueText {
  private let value: SpokenValue
  private let variable: String
  private let flow: PhonePlan.Flow
  private let plan: PhonePlan
  /// Those that the call may have there.
  private let languages: [String]

  init(
    _ value: SpokenValue, in variable: String, _ flow: PhonePlan.Flow, _ plan: PhonePlan,
    _ languages: @autoclosure () -> [String]
  ) {
    self.value = value
    self.variable = variable
    self.flow = flow
    self.plan = plan
    self.languages = value.isMoment || value.unit != nil ? languages() : []
  }

  func write(to text: inout DialplanText) {
    if value.isMoment { return moment(to: &text) }
    if let unit = value.unit { return span(in: unit, to: &text) }
    let application = value.manner == .digits ? "SayDigits" : "SayNumber"
    text.run("ExecIf($[${LEN(${\(variable)})} > 0]?\(application)(${\(variable)}))")
  }

  /// Says a moment that was kept, if one was, in the language of the call: each has a format of its own.
  ///
  /// Where a phrase is missing, `SayUnixTime` alone ends the call (measured on 22.10.1, 2026-11-27). What `TryExec` is told it
  /// reads once more: seconds that `STRPTIME` has made, and words of the contract.
  private func moment(to text: inout DialplanText) {
    let formats = languages.map { (language: $0, format: value.format(in: $0)) }
    let zone = ConfigurationValue.argument(value.timezone ?? "UTC")
    let isChosen = formats.contains { $0.format != formats[0].format }
    for (language, format) in isChosen ? formats : Array(formats.prefix(1)) {
      let said = "SayUnixTime(${\(variable)},\(zone),\(format))"
      text.run("ExecIf($[${LEN(${\(variable)})} > 0\(isChosen ? isHere(language) : "")]?TryExec(\(said)))")
    }
  }

  /// Says a span that was kept, if one was, in the language of the call: digits only, which are counted with. The number is said
  /// by `SayNumber`, its word by a sound of the contract (see `DurationContexts`).
  private func span(in unit: SpokenValue.Unit, to text: inout DialplanText) {
    for language in languages {
      let context = plan.names.context(.durations(flow.name, language))
      let target = "\(context),\(DurationContexts.extension(of: unit)),1($[${\(variable)} + 0])"
      text.run("GosubIf($[${LEN(${\(variable)})} > 0\(languages.count > 1 ? isHere(language) : "")]?\(target))")
    }
  }

  /// The condition that the channel is in a language.
  private func isHere(_ language: String) -> String {
    " & \"${CHANNEL(language)}\" = \"\(Spoken.folder(of: language))\""
  }
}

extension Spoken {
  /// Plays its texts up to its last value, and says its values as `say` does. Gives the sounds behind that, which are not played.
  func play(to text: inout DialplanText, _ say: (SpokenValue, inout DialplanText) -> Void) -> [String] {
    var sounds: [String] = []
    for piece in pieces {
      switch piece {
      case .text(let versions): sounds.append(versions[0].sound)
      case .value(let value):
        if !sounds.isEmpty { text.run("Playback(\(sounds.joined(separator: "&")))") }
        sounds = []
        say(value, &text)
      }
    }
    return sounds
  }
}
