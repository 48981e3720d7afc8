import Findings
import JSONValues
import SourceText
import Syntax

/// Turns a list of tools into a contract. The value is nil if there is no list.
///
/// Each tool is said in the language's short forms where exactly its schema follows from them, and raw elsewhere; what
/// is wrong with it stays as it is, and is a finding of the contract that comes out.
public func importContract(_ source: ImportSource) -> Staged<ImportedContract?> {
  let listing = ToolListing(source)
  var findings = listing.findings + inexactNumbers(in: source)
  guard !findings.hasErrors else { return Staged(nil, findings) }

  var keys = ToolKeys()
  var entries: [(entry: ImportedContract.Entry, question: String?)] = []
  var leftOut: [String] = []
  for (place, found) in listing.entries.enumerated() {
    var value = source.tree.jsonValue(found.node).value
    if var object = value.object, object["name"] == nil, let name = found.name {
      object = JSONObject([.init("name", .string(name))] + object.members)
      value = .object(object)
    }
    guard let name = value["name"]?.string else {
      findings.append(notATool(place, found.node, value, source))
      leftOut.append(String(String(decoding: JSONWriter.compact(value), as: UTF8.self).prefix(400)))
      continue
    }
    entries.append((.init(key: keys.key(for: name), value: value, node: found.node), found.question))
  }

  let contract = files(of: entries, leftOut, listing.identity, source)
  return Staged(contract, findings)
}

private func files(
  of entries: [(entry: ImportedContract.Entry, question: String?)], _ leftOut: [String], _ identity: Identity,
  _ source: ImportSource
) -> ImportedContract {
  let schemas = entries.map { [$0.entry.value["inputSchema"], $0.entry.value["outputSchema"]].compactMap { $0 } }
  let habit = SchemaHabit.most(of: schemas.compactMap(\.first))
  var types = SharedTypes(of: schemas, habit: habit)
  let tools = entries.map { entry, question in
    ToolText(entry.value.object ?? JSONObject(), key: entry.key, question: question, types: types)
  }
  types.keepOnly(tools.reduce(into: Set<String>()) { $0.formUnion($1.usedTypes) })

  var files: [(path: String, text: String)] = []
  if !types.section.isEmpty { files.append(("types.yaml", types.text)) }
  for run in ToolFiles.runs(of: entries.map(\.entry.key)) {
    let section = YAMLMap(tools[run.places].map(\.pair), isBlock: true)
    files.append((run.path, YAMLWriter.document(YAMLMap([.init("tools", .map(section))], isBlock: true))))
  }
  let page = FrontPage(
    source: source, identity: identity, habit: habit, files: files.map(\.path), leftOut: leftOut,
    hasTools: !entries.isEmpty)
  files.insert(("parlance.yaml", page.text), at: 0)
  return ImportedContract(files: files, tools: entries.map(\.entry), typeCount: types.section.count)
}

private func notATool(_ place: Int, _ node: NodeID, _ value: JSONValue, _ source: ImportSource) -> Finding {
  let what: String =
    switch value {
    case .object: value["name"] == nil ? "has no name" : "has a name that is no text"
    default: "is no object"
    }
  return Finding(
    ImportFindings.notATool, at: source.tree.location(node), "entry \(place + 1) of the list \(what) and was left out",
    help: "mend the source, and import it again")
}
