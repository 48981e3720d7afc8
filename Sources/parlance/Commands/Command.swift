/// One command: what help says of it, and what it does. Each stands in a file of its own and is found by its name.
protocol Command: SendableMetatype {
  static var name: String { get }
  static var summary: String { get }
  /// What stands after the flags, as usage shows it.
  static var operands: [String] { get }
  static var options: [Option] { get }
  static var examples: [(command: String, does: String)] { get }
  static var exitCodes: String { get }
  static func run(_ arguments: Arguments) throws -> ExitCode
}

extension Command {
  static var operands: [String] { [] }
  static var options: [Option] { [] }
  static var exitCodes: String { "0 done; 2 could not do the job" }
}

enum ExitCode: Int32 {
  case success = 0
  /// Findings at or over the threshold, drift, a failed policy.
  case findings = 1
  /// A bad flag, no project, an unreadable file.
  case failure = 2
}
