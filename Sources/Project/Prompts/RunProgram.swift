import Glibc

/// What came of a program.
enum ProgramEnd: Hashable {
  case success
  /// There is no such program on the path.
  case missing
  /// It ended with another code than 0, was killed, or took too long; with what it said first.
  case failed(String)
}

/// Runs a program without a shell: each word is one argument, whatever stands in it. It reads `input`, and what it
/// writes goes to `output`.
func runProgram(
  _ words: [String], input: String, output: String, errors: String, seconds: Int = 120
) -> ProgramEnd {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var child = pid_t()
  let code = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
  if code == ENOENT || code == EACCES { return .missing }
  guard code == 0 else { return .failed(String(cString: strerror(code))) }
  guard let status = wait(for: child, seconds: seconds) else { return .failed("it took over \(seconds) seconds") }
  if status == 0 { return .success }
  let said = ((try? readFile(errors)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    .split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
  let words = said.map { String($0.prefix(200)) } ?? "it said nothing"
  return .failed(status & 0x7F == 0 ? "code \(status >> 8 & 0xFF): \(words)" : "signal \(status & 0x7F): \(words)")
}

/// The status of a child once it has ended; nil if it had to be killed.
private func wait(for child: pid_t, seconds: Int) -> Int32? {
  var status: Int32 = 0
  for _ in 0..<(seconds * 100) {
    let ended = waitpid(child, &status, WNOHANG)
    if ended == child { return status }
    if ended < 0 && errno != EINTR { return -1 }
    usleep(10_000)
  }
  kill(child, SIGKILL)
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  return nil
}
