import Findings
import Resolve
import SourceText

/// A file as it was found on disk.
public struct GeneratedFile: Sendable {
  /// Below the environment's folder, with `/` between its parts: `mcp/tools.json`.
  public let path: String
  /// Its content, whatever that is.
  public let bytes: [UInt8]
  /// What findings call it; nil is its path, behind the folder.
  let name: String?

  public init(path: String, bytes: [UInt8], name: String? = nil) {
    self.path = path
    self.bytes = bytes
    self.name = name
  }
}

/// What the suite has to say about one environment.
public struct SuiteResult: Sendable {
  /// What does not hold, in the order of the files, with places in them.
  public let findings: [Finding]
  /// How many checks ran.
  public let checks: Int
}

/// Judges the generated files of one environment.
///
/// - Parameters:
///   - files: everything in the environment's folder, `manifest.json` included.
///   - contract: the contract for that environment.
///   - sources: the contract's files; the generated ones are added, because findings point into them.
///   - folder: what stands before each file's path in findings: `Generated/desk/production`.
public func runSuite(
  over files: [GeneratedFile], of contract: ResolvedContract, in sources: inout SourceSet, folder: String
) -> SuiteResult {
  let generated = GeneratedFiles(files, in: &sources, folder: folder)
  let subject = Subject(resolved: contract, files: generated)
  var verdict = Verdict()
  for expectation in everyExpectation { expectation.check(subject, &verdict) }
  return SuiteResult(findings: verdict.findings.sortedForReport(), checks: verdict.checks)
}
