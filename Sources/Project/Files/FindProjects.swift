import Glibc

/// The name of a contract's front page.
public let frontPage = "parlance.yaml"

/// Whether there is a file or folder.
public func isThere(_ path: String) -> Bool { status(path, followingLinks: true) != nil }

/// The folder that a user named, if a project is there. Whether its files can be read is seen when they are.
public func project(at folder: String) throws(ToolError) -> String {
  guard let there = status(folder, followingLinks: true) else {
    throw .refused("there is no folder \(folder)", help: "`parlance init \(folder)` makes a project there")
  }
  guard there.isFolder else {
    let (above, name) = split(folder)
    throw .refused(
      "\(folder) is not a folder",
      help: name == frontPage
        ? "name the folder that holds it: --project \(above)" : "name a folder that holds parlance.yaml")
  }
  guard status(join(folder, frontPage)) != nil else {
    throw .refused("no parlance.yaml in \(folder)", help: "`parlance init \(folder)` makes a project there")
  }
  return folder
}

/// The folders of the projects that a command is about: the nearest one that has a `parlance.yaml`, from
/// `folder` upwards; else every one below, in path order. Hidden folders are passed over, and a project's own
/// folders are not searched for others.
public func findProjects(from folder: String) throws(ToolError) -> [String] {
  guard let start = realPath(folder) else { throw .failed("read", folder) }
  guard status(start)?.isFolder == true else { throw .wrongKind(path: folder, wanted: "a folder") }
  var above = start
  var shown = folder
  while true {
    if hasFrontPage(above) { return [shown] }
    if above == "/" { break }
    above = split(above).folder
    shown = above == "/" ? "/" : upwards(from: shown)
  }
  var found: [String] = []
  try collect(below: folder, into: &found)
  guard !found.isEmpty else { throw .noProject(folder: folder == "." ? "this folder" : folder) }
  return found
}

private func hasFrontPage(_ folder: String) -> Bool {
  status(join(folder, frontPage), followingLinks: true)?.isFile == true
}

/// The parent of a folder as a person would write it: `..` of `.`, `a` of `a/b`.
private func upwards(from folder: String) -> String {
  let normal = normalized(folder)
  if normal == "." { return ".." }
  if normal.hasSuffix("..") { return normal + "/.." }
  return split(normal).folder
}

private func collect(below folder: String, into found: inout [String]) throws(ToolError) {
  for entry in try listFolder(folder) where entry.kind == .folder && !entry.name.hasPrefix(".") {
    let below = folder == "." ? entry.name : join(folder, entry.name)
    if hasFrontPage(below) {
      found.append(below)
    } else {
      try collect(below: below, into: &found)
    }
  }
}
