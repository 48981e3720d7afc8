import Conformance
import ContractFixtures
import Findings
import Outputs
import Resolve
import Rules
import SourceText
import Targets
import TemplateStore

/// The generated files of a contract, held in memory.
struct Tree: Sendable {
  let contract: ResolvedContract
  var files: [String: [UInt8]] = [:]
  private var declarations: [String: [String]] = [:]

  init(_ fixture: Fixture) {
    let checked = check(fixture.resolved!, profile: .authoring)
    contract = checked.value!.resolved
    let emission = try! Emission(checked.value!, templates: TemplateStore())
    for output in try! everyTargetKind.flatMap({ try $0.emit(emission) }) {
      files[output.path] = output.bytes
      declarations[output.path] = output.declarations
    }
    sign()
  }

  /// A file that the manifest lists.
  mutating func add(_ path: String, _ bytes: [UInt8]) {
    files[path] = bytes
    declarations[path] = ["server"]
  }

  /// Makes the manifest true of the files that a build wrote, so that it tells nothing of a damage.
  mutating func sign() {
    let entries = declarations.compactMap { path, names in
      files[path].map { Manifest.File(Output(path: path, bytes: $0, declarations: names)) }
    }
    files[Manifest.fileName] =
      Manifest(
        contract: contract.contract.name, contractVersion: contract.contract.version,
        environment: contract.contract.environment, files: entries
      ).bytes
  }

  /// What the suite has to say, each with its file and the number and text of its line.
  func judged() -> (findings: [Placed], checks: Int) {
    var sources = contract.origin.sources
    let result = runSuite(
      over: files.map { GeneratedFile(path: $0.key, bytes: $0.value) }, of: contract, in: &sources, folder: "")
    return (result.findings.map { Placed($0, in: sources) }, result.checks)
  }
}

/// A finding with its place looked up.
struct Placed: Sendable, CustomStringConvertible {
  let code: String
  let message: String
  let file: String?
  let line: Int?

  init(_ finding: Finding, in sources: SourceSet) {
    code = finding.kind.code
    message = finding.message
    file = finding.location.map { sources[$0.file].name }
    line = finding.location.map {
      LineMap(sources[$0.file].bytes).position(of: Int($0.range.start)).line
    }
  }

  var description: String { "\(code) \(file ?? "-"):\(line.map { "\($0)" } ?? "-") \(message)" }
}
