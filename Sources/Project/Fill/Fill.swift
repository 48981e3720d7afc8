import Glibc
import Outputs

/// What `fill` did.
public struct FillResult: Sendable, Hashable {
  /// The folder that it wrote.
  public let folder: String
  /// How many files it wrote, and the names of the secrets that it put in, sorted.
  public let files: Int
  /// The names of the secrets that were put in, sorted.
  public let secrets: [String]
}

/// Copies an environment's outputs to a folder for deployment, with the values of their secrets put in.
///
/// `folder` is an environment's folder (`Generated/desk/dev`); what is copied is what its manifest lists, and
/// each file must be as it was built. All or nothing, as a build: `out` is exchanged with a new folder in one
/// call. It may be new, empty, or one that `fill` wrote before; other files in it stay. Files are for the
/// owner alone (0600). No message holds a value.
public func fill(_ folder: String, to out: String, values: SecretValues) throws(ToolError) -> FillResult {
  let manifest = try manifest(of: folder)
  let target = try place(of: out, outside: folder)
  var problems: [FillProblem] = []
  var names: Set<String> = []
  var files: [(path: String, bytes: [UInt8])] = []
  var edited: [String] = []
  var source = try UnitFolder(folder)
  for file in manifest.files {
    guard let bytes = try source.read(file.path), SHA256.hex(of: bytes) == file.sha256 else {
      edited.append(file.path)
      continue
    }
    let noted: SecretValues = { name in
      names.insert(name)
      return values(name)
    }
    files.append((file.path, filled(bytes, path: file.path, noted, problems: &problems)))
  }
  if !edited.isEmpty {
    throw .refused(
      "\(folder) is not as it was built", reasons: edited.map { "\($0) is missing or was edited" },
      help: "run `parlance build`, then fill again")
  }
  if !problems.isEmpty { throw refusal(of: problems) }
  try put(files, Deployment(of: manifest), at: target, shown: out)
  return FillResult(folder: out, files: files.count, secrets: names.sorted())
}

/// The value of a secret in the process's environment.
public func environmentSecret(_ name: String) -> [UInt8]? {
  guard let value = getenv(name) else { return nil }
  return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
}

/// Where a deployment folder really is. Refuses one in the generated tree, and one that the tree lies in.
private func place(of out: String, outside folder: String) throws(ToolError) -> String {
  guard let real = realPath(folder) else { throw .failed("read", folder) }
  guard let target = futureRealPath(out) else { throw .failed("write", out) }
  // `<output>/<contract>/<environment>`
  let output = split(split(real).folder).folder
  if isInside(target, output) || isInside(real, target) {
    throw .refused(
      "\(out) is in the generated tree, which never holds secrets", help: "name a folder outside \(output)")
  }
  return target
}

private func manifest(of folder: String) throws(ToolError) -> Manifest {
  let path = join(folder, Manifest.fileName)
  guard status(folder, followingLinks: true) != nil else {
    throw .refused(
      "there is no folder \(folder)",
      help: "run `parlance build`, then name a folder such as Generated/<contract>/<environment>")
  }
  guard status(path, followingLinks: true) != nil else {
    let below = try listFolder(folder).filter {
      status(join(folder, join($0.name, Manifest.fileName))) != nil
    }
    throw .refused(
      "\(folder) is no environment's folder: it has no \(Manifest.fileName)",
      help: below.isEmpty
        ? "run `parlance build`, then name a folder such as Generated/<contract>/<environment>"
        : "name one of " + below.map { join(folder, $0.name) }.joined(separator: ", "))
  }
  guard let manifest = readManifest(try readFile(path)) else {
    throw .refused("\(path) can't be read as a manifest", help: "run `parlance build`, then fill again")
  }
  return manifest
}

private func put(
  _ files: [(path: String, bytes: [UInt8])], _ deployment: Deployment, at target: String, shown: String
) throws(ToolError) {
  let above = split(target).folder
  try makeFolders(above)
  try withLock(on: above) { () throws(ToolError) in
    try Exchange.clearLeftovers(of: target)
    let written = files.map(\.path) + [Deployment.fileName]
    let replaced = Set(try filesOfEarlierFill(at: target, shown: shown) + written)
    let path = Exchange.newPath(for: target)
    do throws(ToolError) {
      var tree = try NewTree(at: path, fileMode: 0o600, folderMode: 0o700)
      for file in files { try tree.write(file.path, FileContent(file.bytes)) }
      try tree.write(Deployment.fileName, FileContent(deployment.bytes))
      let folder = try UnitFolder(target)
      if folder.root >= 0 {
        try tree.keepRest(of: folder.root, at: target, except: replaced, beside: written)
      }
    } catch {
      try? removeTree(path)
      throw error
    }
    try Exchange.put(target, replacing: replaced)
  }
}

/// The files that an earlier `fill` wrote. Refuses a folder that holds anything and that no `fill` wrote: its
/// files could be anybody's.
private func filesOfEarlierFill(at target: String, shown: String) throws(ToolError) -> [String] {
  guard let there = status(target) else { return [] }
  guard there.isFolder else { throw .wrongKind(path: shown, wanted: "a folder") }
  let record = join(target, Deployment.fileName)
  if status(record)?.isFile == true, let files = Deployment.files(in: try readFile(record)) {
    return files + [Deployment.fileName]
  }
  guard try listFolder(target).isEmpty else {
    throw .refused(
      "\(shown) holds files that `parlance fill` did not write", help: "name a folder that is new or empty")
  }
  return []
}

/// All problems in one message, each once.
private func refusal(of problems: [FillProblem]) -> ToolError {
  let missing = Set(problems.compactMap { if case .missing(let name) = $0 { name } else { nil } }).sorted()
  var reasons = missing.map { "\($0) is not set, or is empty" }
  for problem in problems {
    let reason: String
    switch problem {
    case .missing: continue
    case .unfit(let path, let name, let why): reason = "\(path): \(name) can't be put in: \(why)"
    case .malformed(let path): reason = "\(path): a reference that is not @secret(NAME)"
    }
    if !reasons.contains(reason) { reasons.append(reason) }
  }
  let help = missing.isEmpty ? nil : "set them in the environment of this command"
  return .refused("nothing was filled", reasons: reasons, help: help)
}
