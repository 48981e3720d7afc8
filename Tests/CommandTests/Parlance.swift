import Foundation
import Testing

/// The compiler as a person meets it: the built program, started in a folder, with what it prints and its exit code.
struct Parlance {
  var status: Int32
  var output: String
  var complaint: String

  /// Runs the program and waits. `under` starts it through another program, such as `taskset -c 0`. The environment
  /// is the test's own without NO_COLOR, so that only what a test sets counts.
  static func run(
    _ words: [String], in folder: Folder, environment: [String: String] = [:], under launcher: [String] = [],
    input: String? = nil
  ) throws -> Parlance {
    let output = try folder.unusedFile()
    let complaint = try folder.unusedFile()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = launcher + [try program] + words
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = nil
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let input {
      let file = try folder.unusedFile()
      try Data(input.utf8).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaint)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationReason == .exit, "\(words) ended by signal \(process.terminationStatus)")
    return Parlance(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      complaint: try String(contentsOf: complaint, encoding: .utf8))
  }

  /// The program lies beside the tests' own.
  private static var program: String {
    get throws {
      let own = [
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
        CommandLine.arguments[0],
      ]
      let built = own.compactMap { $0 }.map {
        URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/parlance"
      }
      return try #require(
        built.first { FileManager.default.isExecutableFile(atPath: $0) }, "no parlance beside the tests")
    }
  }
}

/// Says that a command could not be taken or done: exit code 2, nothing on standard output, one line that says why
/// and one that helps.
func expectRefusal(
  _ run: Parlance, _ why: String, help: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(run.status == 2, sourceLocation: sourceLocation)
  #expect(run.output == "", sourceLocation: sourceLocation)
  #expect(run.complaint == "parlance: \(why)\n  help: \(help)\n", sourceLocation: sourceLocation)
}
