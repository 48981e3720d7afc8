import Glibc

/// Writes files into a folder that is new or empty, all or nothing: they are laid beside it first, and moved when all
/// of them are there. Hidden files of the folder stay.
public func writeNewFolder(_ files: [(path: String, text: String)], to folder: String) throws(ToolError) {
  try refuseUnlessEmpty(folder)
  let target = normalized(folder)
  let stage = target == "." ? ".parlance-import-\(getpid())" : target + ".parlance-\(getpid())"
  do {
    try makeFolders(stage)
    try createFiles(files, in: stage)
    try move(stage, to: target)
  } catch {
    try? removeTree(stage)
    throw error
  }
}

/// Whether a folder can take an import; else an error says why not.
public func refuseUnlessEmpty(
  _ folder: String, because reason: String = "an import never writes over what is there"
) throws(ToolError) {
  guard let there = status(folder, followingLinks: true) else { return }
  guard there.isFolder else { throw .wrongKind(path: folder, wanted: "a folder") }
  let names = try listFolder(folder).map(\.name).filter { !$0.hasPrefix(".") }
  guard !names.isEmpty else { return }
  throw .refused(
    "\(folder == "." ? "this folder" : folder) is not empty: it holds \(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? ", …" : "")",
    help: "name a new folder: \(reason)")
}

/// Puts the staged folder in its place: as a whole where nothing is there, else its parts, back again if one fails.
private func move(_ stage: String, to target: String) throws(ToolError) {
  if status(target) == nil {
    guard rename(stage, target) == 0 else { throw .failed("write", target) }
    return
  }
  let names = try listFolder(stage).map(\.name)
  for (place, name) in names.enumerated() {
    // Not over a file that came meanwhile.
    let isFree = status(join(target, name)) == nil
    guard isFree, rename(join(stage, name), join(target, name)) == 0 else {
      let error = isFree ? ToolError.failed("write", join(target, name)) : .inTheWay(path: join(target, name))
      for moved in names[..<place] { _ = rename(join(target, moved), join(stage, moved)) }
      throw error
    }
  }
  rmdir(stage)
}
