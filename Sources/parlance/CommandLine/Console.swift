import Glibc

/// Where a command's words go: results to standard output, the tool's own errors to standard error.
enum Console {
  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether to colour: as asked, else on a terminal that can, unless NO_COLOR is set to something (no-color.org, read
  /// 2026-11-24).
  static func isColored(_ choice: String?) -> Bool {
    switch choice {
    case "always": true
    case "never": false
    default: isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }
  }

  private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      while start < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        start += count
      }
    }
  }
}
