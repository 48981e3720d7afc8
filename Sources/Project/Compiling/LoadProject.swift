import CPlatform
import Findings
import Language
import SourceText
import Syntax

/// Reads a project's `parlance.yaml` and the files that it includes. `folder` is as the user wrote it, and stands
/// before each file's name in findings.
public func loadProject(_ folder: String) throws(ToolError) -> Staged<ContractDocuments> {
  var sources = SourceSet()
  var tree = NodeTree()
  var findings: [Finding] = []
  var roots: [NodeID] = []

  func read(_ path: String) throws(ToolError) {
    let shown = join(folder == "." ? "" : folder, path)
    let bytes = try readFile(join(folder, path))
    // A large contract takes about sixteen times its bytes on the road; a small one is not worth the preparation.
    if bytes.count > 1 << 18 { platform_expect_memory(UInt(bytes.count) * 16) }
    let file = sources.add(SourceFile(name: shown, bytes: bytes))
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
      let files = try include(pattern, in: folder, at: tree.location(node))
      findings += files.findings
      for path in files.value where seen.insert(path).inserted { try read(path) }
    }
  }
  return Staged(ContractDocuments(sources: sources, tree: tree, roots: roots), findings)
}
