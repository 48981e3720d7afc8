import Project

enum PromptsCommand: Command {
  static let name = "prompts"
  static let summary = "makes the sounds of an environment's prompts, and a table of what to record"
  static let operands = ["DIR"]
  static let out = Option(
    name: "--out", value: "SOUNDS", summary: "the folder of sounds; what is there already stays as it is")
  static let engine = Option(
    name: "--engine", value: "COMMAND",
    summary: "what speaks: reads the text from its input, writes WAV to {file}, or to its output; {language} is en-US "
      + "(default: espeak-ng)")
  static let format = Option(
    name: "--format", value: "F", summary: "wav (default), ulaw or slin: 8,000 samples a second, one channel",
    words: SoundFormat.allCases.map(\.rawValue))
  static let options: [Option] = [out, engine, format]
  static let examples: [(command: String, does: String)] = [
    (
      command: "parlance prompts Generated/desk/production --out sounds",
      does: "sounds/parlance/… for the exchange, by espeak-ng and sox; sounds/recordings.csv for a voice"
    ),
    (
      command: "parlance prompts Generated/desk/production --out sounds --engine ./speak",
      does: "the same by a program of your own; no shell reads the command"
    ),
  ]
  static let exitCodes = "0 every prompt has its sound; 2 could not do the job (what was made stays)"

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let folder = arguments.operands.first else {
      throw UsageError(
        message: "`parlance prompts` needs an environment's folder", help: "usage: \(usage(of: self))")
    }
    guard let sounds = arguments.value(out) else {
      throw UsageError(
        message: "`parlance prompts` needs `--out SOUNDS`", help: "name a folder outside the generated tree")
    }
    let result = try makeSounds(
      of: folder, in: sounds, SoundEngine(arguments.value(engine) ?? SoundEngine.standard),
      SoundFormat(rawValue: arguments.value(format) ?? "") ?? .wav)
    Console.print(
      "\(sounds): \(result.made) made, \(result.kept) there already, \(result.seconds) seconds in all\n"
        + "\(result.list): what to record\n")
    return .success
  }
}
