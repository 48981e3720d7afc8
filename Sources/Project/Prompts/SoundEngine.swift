/// A command that speaks a text. It reads the text from its standard input, and writes a WAV file to `{file}`, or to its
/// standard output where the command has no `{file}`. `{language}` is the prompt's language: `en-US`.
public struct SoundEngine: Sendable, Hashable {
  /// The engine of Debian's package of the same name. It has a voice for some 100 languages, and none that a caller
  /// would take for a person: what goes on air is recorded, or spoken by another engine.
  public static let standard = "espeak-ng -v {language} --stdin -w {file}"

  private let words: [String]

  /// `command`: words with blanks between. No shell reads it, so nothing in it is quoted or expanded.
  public init(_ command: String) throws(ToolError) {
    words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let program = words.first, !program.contains("{") else {
      throw .refused("`\(command)` is no command", help: "write it as `PROGRAM ARGUMENT…`, such as `\(Self.standard)`")
    }
  }

  /// The program's name.
  var program: String { words[0] }
  /// Whether the sound comes by standard output.
  var writesToOutput: Bool { !words.contains { $0.contains("{file}") } }

  /// The command for one prompt.
  func words(file: String, language: String) -> [String] {
    words.map { $0.replacing("{file}", with: file).replacing("{language}", with: language) }
  }
}

/// What Asterisk plays without converting anything: 8,000 samples a second, one channel.
public enum SoundFormat: String, Sendable, CaseIterable {
  /// 16 bits, with a header.
  case wav
  /// G.711 µ-law, without one.
  case ulaw
  /// 16 bits, without one.
  case slin

  /// As Asterisk finds it.
  var ending: String { self == .slin ? "sln" : rawValue }

  /// What sox is told of a file that it writes.
  var arguments: [String] {
    switch self {
    case .wav: ["-t", "wav", "-e", "signed-integer", "-b", "16"]
    case .ulaw: ["-t", "raw", "-e", "mu-law", "-b", "8"]
    case .slin: ["-t", "raw", "-e", "signed-integer", "-b", "16", "-L"]
    }
  }
}
