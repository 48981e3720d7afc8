import Glibc

/// A sound that is there.
struct Sound: Sendable, Hashable {
  let milliseconds: Int
  let isNew: Bool
}

/// Why a sound is not there.
struct SoundFailure: Error, Hashable {
  let reason: String
  /// Whether it concerns this sound, or every one.
  var isAboutOne = true
  var help: String?
}

/// Makes one sound: the engine speaks the text, sox brings it into the exchange's form, and what came of it is listened
/// to.
struct SoundMaker: Sendable {
  let engine: SoundEngine
  let format: SoundFormat
  /// What the names of files on the way begin with.
  let scratch: String

  func sound(of prompt: SpokenPrompt, at path: String) -> Result<Sound, SoundFailure> {
    do throws(SoundFailure) {
      if status(path, followingLinks: true) != nil {
        return .success(Sound(milliseconds: try look(at: path), isNew: false))
      }
      try speak(prompt)
      let finished = "\(scratch).\(format.ending)"
      try run(
        ["sox", "-V1", "-t", "wav", "\(scratch).spoken", "-D", "-r", "8000", "-c", "1"] + format.arguments
          + [finished, "gain", "-n", "-3"], input: "/dev/null", output: "/dev/null",
        help: "on Debian: apt-get install sox")
      let milliseconds = try look(at: finished)
      do throws(ToolError) { try makeFolders(split(path).folder) } catch {
        throw SoundFailure(reason: error.description)
      }
      guard chmod(finished, 0o644) == 0, rename(finished, path) == 0 else {
        throw SoundFailure(reason: ToolError.failed("write", path).description)
      }
      return .success(Sound(milliseconds: milliseconds, isNew: true))
    } catch {
      return .failure(error)
    }
  }

  private func speak(_ prompt: SpokenPrompt) throws(SoundFailure) {
    let text = "\(scratch).txt"
    do throws(ToolError) {
      try replaceFile(text, with: Array((prompt.text + "\n").utf8), by: "\(scratch).text", mode: 0o644)
    } catch {
      throw SoundFailure(reason: error.description)
    }
    let spoken = "\(scratch).spoken"
    try run(
      engine.words(file: spoken, language: prompt.language), input: text,
      output: engine.writesToOutput ? spoken : "/dev/null",
      help: engine.program == "espeak-ng"
        ? "on Debian: apt-get install espeak-ng; or name another engine with --engine" : "look at what --engine names")
    guard let bytes = try? readFile(spoken), !bytes.isEmpty else {
      throw SoundFailure(reason: "\(engine.program) has written no sound")
    }
  }

  private func run(_ words: [String], input: String, output: String, help: String) throws(SoundFailure) {
    switch runProgram(words, input: input, output: output, errors: "\(scratch).errors") {
    case .success: return
    case .missing: throw SoundFailure(reason: "there is no program `\(words[0])`", isAboutOne: false, help: help)
    case .failed(let why): throw SoundFailure(reason: "\(words[0]): \(why)")
    }
  }

  /// How long a sound lasts, if it is one.
  private func look(at path: String) throws(SoundFailure) -> Int {
    let bytes: [UInt8]
    do throws(ToolError) { bytes = try readFile(path) } catch { throw SoundFailure(reason: error.description) }
    let file = SoundFile(bytes, format)
    if let problem = file.problem { throw SoundFailure(reason: problem, help: "make it again, or delete it") }
    return file.milliseconds
  }
}
