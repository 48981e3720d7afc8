import Glibc

/// Another program, with pipes to its standard input, output and error. It is found by `PATH`; its arguments pass
/// through no shell.
struct ChildProcess {
  private let identifier: pid_t
  private var input: Int32
  private let output: Int32
  private let error: Int32
  private var isOver = false

  static func start(_ arguments: [String]) throws(ToolError) -> ChildProcess {
    var pipes: [[Int32]] = []
    for _ in 0..<3 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw .failed("start", arguments[0]) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      pipes.append(ends)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0][0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1][1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[2][1], STDERR_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var identifier = pid_t()
    let code = posix_spawnp(&identifier, arguments[0], &actions, nil, &words, environ)
    for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
    guard code == 0 else {
      for end in [pipes[0][1], pipes[1][0], pipes[2][0]] { close(end) }
      if code == ENOENT {
        throw .refused(
          "the program `\(arguments[0])` is not installed",
          help: "install it (on Debian: `apt-get install \(arguments[0])`)")
      }
      throw .system(verb: "start", path: arguments[0], code: code)
    }
    return ChildProcess(identifier: identifier, input: pipes[0][1], output: pipes[1][0], error: pipes[2][0])
  }

  private init(identifier: pid_t, input: Int32, output: Int32, error: Int32) {
    self.identifier = identifier
    self.input = input
    self.output = output
    self.error = error
  }

  /// Writes a text to its standard input, and ends that.
  mutating func send(_ text: String) {
    var text = text
    // It may have ended already; what it says of that is read later.
    _ = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: input) }
    close(input)
    input = -1
  }

  /// What it wrote since; nil at the end.
  func read() -> [UInt8]? { Self.read(output) }

  /// What it complained of, when its output has ended.
  func complaint() -> String {
    var bytes: [UInt8] = []
    while bytes.count < 1 << 16, let more = Self.read(error) { bytes += more }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func read(_ descriptor: Int32) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress!, buffer.count) } while count < 0 && errno == EINTR
      count = max(0, count)
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Its exit code; 128 or more where a signal ended it.
  mutating func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    isOver = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  /// Ends it if it still runs, and gives back what it holds.
  mutating func end() {
    if !isOver {
      kill(identifier, SIGTERM)
      _ = wait()
    }
    if input >= 0 { close(input) }
    close(output)
    close(error)
  }
}
