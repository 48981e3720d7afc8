import Findings
import Import
import Language
import SourceText
import Syntax

/// Reads what is to be imported from a file, a folder with a package, or standard input (`-`). Files that a package's
/// manifest names are read from its own folder.
public func readImportSource(_ path: String) throws(ToolError) -> Staged<ImportSource> {
  let isInput = path == "-"
  let file = isInput ? path : try manifest(at: path)
  let bytes = isInput ? try readStandardInput(limit: ReadingLimit.fileBytes) : try readFile(file)
  if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
    throw .refused(
      "\(isInput ? "standard input" : file) is a packed archive",
      help:
        "unpack it, and name its manifest: `unzip -p \(isInput ? "FILE" : file) manifest.json | parlance import - --to DIR`"
    )
  }
  let name = isInput ? "standard input" : file
  var source = ImportSource(
    sources: SourceSet(), tree: NodeTree(), documents: [], shownName: isInput ? name : split(file).name,
    fallbackName: isInput ? "imported" : stem(of: file))
  var findings = source.add(name, bytes).map { source.documents.append($0) }.findings
  guard !isInput, !findings.hasErrors else { return Staged(source, findings) }
  let folder = split(file).folder
  // A package has a handful of files; more would be a circle or an attack.
  for _ in 0..<8 {
    let wanted = source.wantedFiles.filter {
      isPlainName($0) && status(join(folder, $0), followingLinks: true)?.isFile == true
    }
    if wanted.isEmpty { break }
    for name in wanted.prefix(32) {
      let read = source.add(join(folder, name), try readFile(join(folder, name)))
      findings += read.findings
      guard let root = read.value else { return Staged(source, findings) }
      source.attached[name] = root
    }
  }
  return Staged(source, findings)
}

extension ImportSource {
  /// Reads a document of JSON, or YAML where the name says so; nil after an error.
  mutating func add(_ name: String, _ bytes: [UInt8]) -> Staged<NodeID?> {
    let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    let file = sources.add(SourceFile(name: name, bytes: bytes))
    let read = tree.read(file, of: sources, asJSON: !isYAML)
    return Staged(read.value.first, read.findings)
  }
}

extension Staged where Value == NodeID? {
  /// Does something with the value, if there is one.
  fileprivate func map(_ body: (NodeID) -> Void) -> Staged {
    if let value { body(value) }
    return self
  }
}

/// Of a folder, the manifest of the package in it.
private func manifest(at path: String) throws(ToolError) -> String {
  guard status(path, followingLinks: true)?.isFolder == true else { return path }
  for name in ["manifest.json", "ai-plugin.json", "mcp-tools.json", "tools.json"] {
    for folder in [path, join(path, "appPackage")]
    where status(join(folder, name), followingLinks: true)?.isFile == true {
      return join(folder, name)
    }
  }
  throw .refused(
    "\(path) is a folder without a manifest",
    help:
      "name the file that lists the tools; in a folder, manifest.json, ai-plugin.json, mcp-tools.json or tools.json is read"
  )
}

/// A name that leads nowhere but into the same folder, or one below.
private func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\")
    && !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
}

private func stem(of path: String) -> String {
  let name = split(path).name
  let stem = name.prefix(while: { $0 != "." })
  // A manifest is called after what it is, so its folder says more.
  if ["manifest", "tools", "mcp-tools", "ai-plugin"].contains(String(stem)) {
    let folder = split(normalized(split(path).folder)).name
    return folder == "." || folder == ".." || folder.isEmpty ? String(stem) : folder
  }
  return String(stem)
}
