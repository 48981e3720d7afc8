import CPlatform
import Findings
import Language
import SourceText
import Syntax

/// Reads a project's `parlance.yaml` and the files that it includes. `folder` is as the user wrote it, and stands
/// before each file's name in findings.
public func loadProject(_ folder: String) throws(ToolError) -> Staged<ContractDocuments> {
  try loadProject(from: FolderFiles(folder: folder))
}

/// The same from wherever the files lie.
func loadProject(from files: some ProjectFiles) throws(ToolError) -> Staged<ContractDocuments> {
  var sources = SourceSet()
  var tree = NodeTree()
  var findings: [Finding] = []
  var roots: [NodeID] = []

  func read(_ path: String) throws(ToolError) {
    let bytes = try files.read(path)
    // A large contract takes about sixteen times its bytes on the road; a small one is not worth the preparation.
    if bytes.count > 1 << 18 { platform_expect_memory(UInt(bytes.count) * 16) }
    let file = sources.add(SourceFile(name: files.shown(path), bytes: bytes))
    let documents = tree.read(file, of: sources)
    roots += documents.value
    findings += documents.findings
    if documents.value.isEmpty, !documents.findings.hasErrors, path == frontPage {
      findings.append(
        Finding(
          LanguageFindings.missingKey, at: Location(file: file, range: ByteRange(0, 0)),
          "the contract is empty",
          help:
            "begin with `parlance: 1`, `contract: NAME` and `version: 1.0.0`; `parlance init` makes a whole one"
        ))
    }
  }

  try read(frontPage)
  var seen: Set<String> = [frontPage]
  if !findings.hasErrors {
    let page = ContractDocuments(sources: sources, tree: tree, roots: roots)
    for (pattern, node) in page.includePatterns {
      let included = try files.include(pattern, at: tree.location(node))
      findings += included.findings
      for path in included.value where seen.insert(path).inserted { try read(path) }
    }
  }
  return Staged(ContractDocuments(sources: sources, tree: tree, roots: roots), findings)
}

/// Where the files of a project lie.
protocol ProjectFiles {
  /// The bytes of a file, by its path in the project.
  func read(_ path: String) throws(ToolError) -> [UInt8]
  /// What a file is called in findings.
  func shown(_ path: String) -> String
  /// The paths that a pattern of `include:` names, sorted.
  func include(_ pattern: String, at location: Location?) throws(ToolError) -> Staged<[String]>
}

/// A project in a folder of the disk.
struct FolderFiles: ProjectFiles {
  let folder: String

  func read(_ path: String) throws(ToolError) -> [UInt8] { try readFile(join(folder, path)) }

  func shown(_ path: String) -> String { join(folder == "." ? "" : folder, path) }

  func include(_ pattern: String, at location: Location?) throws(ToolError) -> Staged<[String]> {
    try Project.include(pattern, in: folder, at: location)
  }
}
