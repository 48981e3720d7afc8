import Outputs

/// Compares what a unit should hold with what is on disk. Reads, and changes nothing.
///
/// Deleted are only files that the unit's manifests list with the digest that they still have, that the scope
/// speaks for and that are outputs no more. An output replaces whatever file stands in its place.
public func plan(_ content: UnitContent, at unit: String) throws(ToolError) -> FilePlan {
  var folder = try UnitFolder(unit)
  var steps: [FilePlan.Step] = []
  for environment in content.environments {
    try plan(environment, of: content, &folder, &steps)
  }
  if content.scope.allEnvironments, content.scope.targets == nil {
    let present = Set(content.environments.map { FileName.encoded($0.name) })
    try planGoneEnvironments(keeping: present, of: content, &folder, &steps)
  }
  steps.sort { $0.path < $1.path }
  return FilePlan(unit: unit, steps: steps)
}

private func plan(
  _ environment: UnitContent.Environment, of content: UnitContent, _ folder: inout UnitFolder,
  _ steps: inout [FilePlan.Step]
) throws(ToolError) {
  let prefix = FileName.encoded(environment.name)
  let old = try folder.manifest(of: prefix)?.files ?? []
  let digests = Dictionary(old.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  let outputs = environment.outputs.sorted { $0.path < $1.path }
  let names = Set(outputs.map(\.path))
  precondition(!names.contains(Manifest.fileName), "no target emits the manifest itself")

  for output in outputs {
    let path = prefix + "/" + output.path
    steps.append(try step(path, output.content, lastWritten: digests[output.path], &folder))
  }
  let gone = old.filter { !names.contains($0.path) && content.scope.covers($0.path) }
  try planDeletions(of: gone, in: prefix, &folder, &steps)

  let kept = old.filter { !content.scope.covers($0.path) && !names.contains($0.path) }
  let manifest = Manifest(
    contract: content.contract, contractVersion: content.contractVersion, environment: environment.name,
    files: kept + outputs.map { Manifest.File($0) })
  // The manifest is in no manifest: nobody's edit of it is told apart from a build's change.
  let path = prefix + "/" + Manifest.fileName
  let bytes = FileContent(manifest.bytes)
  switch try folder.compare(path, with: bytes) {
  case .other(let before): steps.append(.init(path, .change, bytes, before))
  case .link: steps.append(.init(path, .change, bytes))
  case .same: steps.append(.init(path, .unchanged, bytes))
  case .absent: steps.append(.init(path, .create, bytes))
  }
}

private func step(
  _ path: String, _ content: FileContent, lastWritten digest: String?, _ folder: inout UnitFolder
) throws(ToolError) -> FilePlan.Step {
  switch try folder.compare(path, with: content) {
  case .absent: return .init(path, .create, content)
  case .same: return .init(path, .unchanged, content)
  case .link: return .init(path, .change, content, wasEdited: true)
  case .other(let before):
    return .init(path, .change, content, before, wasEdited: digest != SHA256.hex(of: before))
  }
}

private func planDeletions(
  of files: [Manifest.File], in prefix: String, _ folder: inout UnitFolder, _ steps: inout [FilePlan.Step]
) throws(ToolError) {
  for file in files {
    let path = prefix + "/" + file.path
    guard let before = try folder.read(path), SHA256.hex(of: before) == file.sha256 else { continue }
    steps.append(.init(path, .delete, FileContent([] as [UInt8]), before))
  }
}

/// Environments that the contract no longer has: everything that their manifests vouch for goes.
private func planGoneEnvironments(
  keeping present: Set<String>, of content: UnitContent, _ folder: inout UnitFolder,
  _ steps: inout [FilePlan.Step]
) throws(ToolError) {
  guard folder.root >= 0 else { return }
  for entry in try listFolder(".", in: folder.root, shown: folder.path)
  where entry.kind == .folder && !present.contains(entry.name) {
    let path = entry.name + "/" + Manifest.fileName
    guard let bytes = try folder.read(path), let manifest = readManifest(bytes),
      manifest.contract == content.contract
    else { continue }
    try planDeletions(of: manifest.files, in: entry.name, &folder, &steps)
    if manifest.bytes == bytes { steps.append(.init(path, .delete, FileContent([] as [UInt8]), bytes)) }
  }
}

extension FilePlan.Step {
  init(
    _ path: String, _ action: FilePlan.Action, _ content: FileContent, _ before: [UInt8]? = nil,
    wasEdited: Bool = false
  ) {
    self.init(path: path, action: action, content: content, before: before, wasEdited: wasEdited)
  }
}
