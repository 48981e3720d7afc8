import Facts
import Language

/// What an exchange does to say a value that a variable holds: digits, seconds since 1970, or nothing.
struct SpokenValueText {
  private let value: SpokenValue
  private let variable: String
  /// Those that the call may have there.
  private let languages: [String]

  init(_ value: SpokenValue, in variable: String, _ languages: @autoclosure () -> [String]) {
    self.value = value
    self.variable = variable
    self.languages = value.isMoment ? languages() : []
  }

  func write(to text: inout DialplanText) {
    if value.isMoment { return moment(to: &text) }
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
      let isHere = isChosen ? " & \"${CHANNEL(language)}\" = \"\(Spoken.folder(of: language))\"" : ""
      let said = "SayUnixTime(${\(variable)},\(zone),\(format))"
      text.run("ExecIf($[${LEN(${\(variable)})} > 0\(isHere)]?TryExec(\(said)))")
    }
  }
}
