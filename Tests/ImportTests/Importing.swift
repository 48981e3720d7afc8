import Findings
import Import
import JSONValues
import Project
import SourceText
import Syntax

/// What came of a source: the contract, what was found in both, and what a build changed.
struct Imported {
  var contract: ImportedContract?
  var findings: [Finding]
  var verification: ImportVerification?

  init(_ source: Staged<ImportSource>) throws {
    findings = source.findings
    guard !findings.hasErrors else { return }
    let made = importContract(source.value)
    findings += made.findings
    contract = made.value
    verification = try made.value.map { try verify($0, of: source.value) }
  }

  /// Imports text as a file of a name.
  init(_ text: String, name: String = "desk.json") throws { try self.init(Array(text.utf8), name: name) }

  init(_ bytes: [UInt8], name: String = "desk.json") throws {
    var source = ImportSource(
      sources: SourceSet(), tree: NodeTree(), documents: [], shownName: name, fallbackName: "desk")
    let file = source.sources.add(SourceFile(name: name, bytes: bytes))
    let read = source.tree.read(file, of: source.sources, asJSON: true)
    source.documents = read.value
    try self.init(Staged(source, read.findings))
  }

  /// The text of a file of the contract.
  subscript(path: String) -> String? { contract?.files.first { $0.path == path }?.text }

  /// Codes of what is found in the contract, sorted.
  var codes: [String] { (verification?.findings ?? []).map(\.kind.code).sorted() }

  /// Codes of what is found in the source, sorted.
  var sourceCodes: [String] { findings.map(\.kind.code).sorted() }

  /// Whether a build gives every tool back.
  var isFaithful: Bool { verification.map { !$0.findings.hasErrors && $0.changes.isEmpty } ?? false }
}

/// Random numbers from a seed, the same on every machine (SplitMix64, Steele et al. 2014).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
