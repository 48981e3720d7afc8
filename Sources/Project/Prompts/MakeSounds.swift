import Glibc
import Outputs
import Parallel

/// What `prompts` did.
public struct SoundsResult: Sendable, Hashable {
  /// How many sounds were made, and how many were there already.
  public let made: Int
  /// Sounds that were there, and were left as they are.
  public let kept: Int
  /// How long all of them last together.
  public let seconds: Int
  /// The table of what to record.
  public let list: String
}

/// Makes the sound of every prompt of an environment, in a folder of sounds, with the table of what to record beside
/// them.
///
/// A sound's name changes with its text, so one that is there is the right one, whoever made it: an engine, or a person
/// before a microphone. It is looked at, and left as it is. What is made takes its place only once it is whole.
public func makeSounds(
  of folder: String, in out: String, _ engine: SoundEngine, _ format: SoundFormat
) throws(ToolError) -> SoundsResult {
  let prompts = try SpokenPrompt.all(in: folder)
  let target = try place(of: out, outside: folder)
  try makeFolders(target)
  let scratch = join(target, ".parlance-prompts-\(getpid())")
  try makeFolders(scratch)
  defer { try? removeTree(scratch) }
  let work = prompts.enumerated().map { number, prompt in
    { @Sendable () -> Result<Sound, SoundFailure> in
      let maker = SoundMaker(engine: engine, format: format, scratch: join(scratch, "\(number)"))
      return maker.sound(of: prompt, at: join(target, "\(prompt.id).\(format.ending)"))
    }
  }
  let results = concurrently(work)
  var sounds: [(prompt: SpokenPrompt, milliseconds: Int)] = []
  var reasons: [String] = []
  var help: String?
  var made = 0
  for (prompt, result) in zip(prompts, results) {
    switch result {
    case .success(let sound):
      sounds.append((prompt, sound.milliseconds))
      made += sound.isNew ? 1 : 0
    case .failure(let failure):
      help = help ?? failure.help
      let reason = failure.isAboutOne ? "\(prompt.id): \(failure.reason)" : failure.reason
      if !reasons.contains(reason) { reasons.append(reason) }
    }
  }
  if !reasons.isEmpty {
    throw .refused(
      "\(prompts.count - sounds.count) of \(prompts.count) sounds can't be made", reasons: Array(reasons.prefix(20)),
      help: help)
  }
  let list = join(target, RecordingList.fileName)
  try replaceFile(list, with: Array(RecordingList.text(sounds, format).utf8), by: join(scratch, "list"), mode: 0o644)
  return SoundsResult(
    made: made, kept: sounds.count - made, seconds: sounds.reduce(0) { $0 + $1.milliseconds } / 1_000,
    list: join(out, RecordingList.fileName))
}

/// Where the sounds really go. Never into the generated tree: a build would have to keep what it has not written.
private func place(of out: String, outside folder: String) throws(ToolError) -> String {
  guard let real = realPath(folder) else { throw .failed("read", folder) }
  guard let target = futureRealPath(out) else { throw .failed("write", out) }
  // `<output>/<contract>/<environment>`; a folder that `fill` wrote stands alone, and has no manifest.
  let isGenerated = status(join(real, Manifest.fileName)) != nil
  let kept = isGenerated ? split(split(real).folder).folder : real
  if isInside(target, kept) || isInside(real, target) {
    throw .refused(
      "\(out) is in \(isGenerated ? "the generated tree" : folder), which holds only what \(isGenerated ? "a build" : "`fill`") writes",
      help: "name a folder outside \(kept)")
  }
  return target
}
