/// A flag of a command.
struct Option: Sendable {
  /// With its dashes: `--env`.
  let name: String
  /// What its value is called in help; nil for a flag without a value.
  let value: String?
  let summary: String
  /// The values that it takes, if they are few.
  var words: [String] = []
  var isRepeatable = false

  static let project = Option(name: "--project", value: "DIR", summary: "the folder of parlance.yaml")
  static let environment = Option(
    name: "--env", value: "E", summary: "one environment; may be given again (default: all)",
    isRepeatable: true)
  static let profile = Option(
    name: "--profile", value: "P", summary: "how strict: authoring (default) or submission",
    words: ["authoring", "submission"])
  static let color = Option(
    name: "--color", value: "WHEN", summary: "colour: auto (default), always or never",
    words: ["auto", "always", "never"])
  static let at = Option(
    name: "--at", value: "TIME", summary: "what is open at a moment, by the clock of the schedule's place")
  static let until = Option(name: "--until", value: "TIME", summary: "every change of a schedule from --at until then")
  static let help = Option(name: "--help", value: nil, summary: "what this command does, with examples")
}

/// What was written after a command's name.
struct Arguments {
  var values: [String: [String]] = [:]
  var operands: [String] = []

  func has(_ option: Option) -> Bool { values[option.name] != nil }
  func value(_ option: Option) -> String? { values[option.name]?.last }
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }
}
