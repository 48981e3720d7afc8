import Findings
import Import
import JSONValues
import Language
import Rules
import SourceText
import Syntax
import TemplateStore

/// What a build of an imported contract would find and give.
public struct ImportVerification: Sendable {
  /// What is wrong with the contract, with places in `sources`.
  public var findings: [Finding]
  /// The contract's files.
  public var sources: SourceSet
  /// Tools that come back otherwise than they were, with places in the import's source.
  public var changes: [Finding]
}

/// Builds an imported contract in memory, and compares each tool that comes out with its source. This is what lets an
/// import promise that nothing is lost.
public func verify(_ imported: ImportedContract, of source: ImportSource, profile: Profile = .authoring)
  throws(ToolError) -> ImportVerification
{
  var sources = SourceSet()
  var tree = NodeTree()
  var roots: [NodeID] = []
  var findings: [Finding] = []
  for file in imported.files {
    let read = tree.read(sources.add(SourceFile(name: file.path, bytes: Array(file.text.utf8))), of: sources)
    roots += read.value
    findings += read.findings
  }
  var stopwatch = Stopwatch(isOn: false)
  let documents = ContractDocuments(sources: sources, tree: tree, roots: roots)
  if !findings.hasErrors {
    let checked = checkEnvironments(documents.environmentNames, of: documents, profile: profile, &stopwatch)
    findings += checked.findings
    if let environment = checked.value.first {
      let content = try emit(environment, targets: ["mcp"], templates: TemplateStore(), &stopwatch)
      let list = content.outputs.first { $0.path == "mcp/tools.json" }
      let built = list.flatMap { readJSON($0.bytes, name: "tools.json") }?["tools"]?.array ?? []
      return ImportVerification(
        findings: findings, sources: sources, changes: changes(imported, built, source))
    }
  }
  return ImportVerification(findings: findings, sources: sources, changes: [])
}

private func changes(_ imported: ImportedContract, _ built: [JSONValue], _ source: ImportSource) -> [Finding] {
  imported.tools.enumerated().compactMap { place, entry in
    let found = place < built.count ? built[place] : nil
    guard let difference = Difference.first(between: entry.value, and: found) else { return nil }
    let where_ = difference.path.isEmpty ? "it" : "`\(difference.path.joined(separator: "."))`"
    return Finding(
      ImportFindings.changed, at: source.tree.location(entry.node),
      "tool `\(entry.key)` does not come back as it was: \(where_) was \(shown(difference.expected)) and is \(shown(difference.found))",
      help: "say it under `input_schema`, `meta` or `fields` of the tool, and tell us of it")
  }
}

private func shown(_ value: JSONValue?) -> String {
  guard let value else { return "absent" }
  let text = String(decoding: JSONWriter.compact(value), as: UTF8.self)
  return "`" + (text.count > 60 ? text.prefix(57) + "…" : text) + "`"
}
