import Glibc

extension NewTree {
  /// Takes over what is in an old tree and is not replaced. `made` are the files that this tree has already.
  /// A folder that has lost its last file is left out, one that was empty stays.
  mutating func keepRest(
    of old: Int32, at path: String, except replaced: Set<String>, beside made: [String]
  ) throws(ToolError) {
    _ = try keep("", of: old, at: path, except: replaced, folders: Folders(of: made))
    guard let there = status(".", in: old) else { throw .failed("read", path) }
    guard fchmod(root, there.st_mode & 0o7777) == 0 else { throw .failed("make", self.path) }
  }

  /// Gives whether the folder is in the new tree.
  private mutating func keep(
    _ below: String, of old: Int32, at path: String, except replaced: Set<String>, folders: Folders
  ) throws(ToolError) -> Bool {
    let entries = try listFolder(below.isEmpty ? "." : below, in: old, shown: join(path, below))
    var isThere = folders.contains(below) || entries.isEmpty
    for entry in entries where entry.kind != .folder {
      let file = join(below, entry.name)
      if replaced.contains(file) { continue }
      try keep(file, from: old)
      isThere = true
    }
    for entry in entries where entry.kind == .folder {
      let folder = join(below, entry.name)
      if try keep(folder, of: old, at: path, except: replaced, folders: folders) { isThere = true }
    }
    if isThere, !below.isEmpty, let there = status(below, in: old) {
      try makeFolder(below, mode: there.st_mode)
    }
    return isThere
  }
}

/// Folders that hold one of some files, at any depth.
private struct Folders {
  private var paths: Set<Substring> = []

  init(of files: [String]) {
    for file in files {
      for slash in file.utf8.indices where file.utf8[slash] == 0x2F { paths.insert(file[..<slash]) }
    }
  }

  func contains(_ folder: String) -> Bool { paths.contains(folder[...]) }
}
