import Findings
import Language
import Project
import Reports
import Rules
import SourceText
import Syntax

/// A project that was read, and what was found on the way.
struct LoadedProject {
  let folder: String
  let documents: ContractDocuments
  var findings: [Finding]

  /// The folder that outputs go to, before `--out`.
  func outputFolder(_ contract: Contract) -> String {
    normalized(join(folder, contract.output ?? "Generated"))
  }
}

/// The projects that a command is about: `--project`, else the nearest upwards, else all below.
func loadProjects(_ arguments: Arguments, _ stopwatch: inout Stopwatch) throws -> [LoadedProject] {
  let folders = try arguments.value(.project).map { [try project(at: $0)] } ?? findProjects(from: ".")
  return try folders.map { folder in
    let loaded = try stopwatch.measure("read files") { try loadProject(folder) }
    return LoadedProject(folder: folder, documents: loaded.value, findings: loaded.findings)
  }
}

extension LoadedProject {
  /// The environments that were asked for, in declared order.
  func environments(_ arguments: Arguments) throws -> [String] {
    let names = documents.environmentNames
    let wanted = arguments.all(.environment)
    for name in wanted where !names.contains(name) {
      throw UsageError(
        message: "\(folder) has no environment `\(name)`",
        help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
          ?? "it has: \(names.joined(separator: ", "))")
    }
    return wanted.isEmpty ? names : names.filter { wanted.contains($0) }
  }

  /// Takes the project along the road up to *checked*; findings are added to those of reading.
  mutating func checked(_ names: [String], _ profile: Profile, _ stopwatch: inout Stopwatch)
    -> [CheckedEnvironment]
  {
    guard !findings.hasErrors else { return [] }
    let checked = checkEnvironments(names, of: documents, profile: profile, &stopwatch)
    findings += checked.findings
    keepUntilExit((documents, checked.value))
    return findings.hasErrors ? [] : checked.value
  }
}

/// A path as a shell takes it for one word, for commands that a message proposes.
func inShell(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy { byte in
    switch byte {
    case 0x2B, 0x2D...0x39, 0x3A, 0x40...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
  return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
}

extension Arguments {
  var profile: Profile { value(.profile).flatMap { Profile(rawValue: $0) } ?? .authoring }
}

/// What each stage took, for `--stats`.
func statistics(_ stopwatch: Stopwatch, nodes: Int, bytes: Int) -> String {
  let total = stopwatch.stages.reduce(0) { $0 + $1.nanoseconds }
  var lines = ["\(bytes) bytes, \(nodes) nodes"]
  for stage in stopwatch.stages {
    let share = total == 0 ? 0 : stage.nanoseconds * 100 / total
    lines.append("\(milliseconds(stage.nanoseconds)) ms  \(share) %  \(stage.name)")
  }
  return lines.joined(separator: "\n") + "\n"
}

private func milliseconds(_ nanoseconds: UInt64) -> String {
  let tenths = nanoseconds / 100_000
  return "\(tenths / 10).\(tenths % 10)"
}

extension LoadedProject {
  var byteCount: Int { documents.sources.files.reduce(0) { $0 + $1.bytes.count } }
}
