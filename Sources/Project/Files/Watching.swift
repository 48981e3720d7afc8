import Glibc

/// When and how large every visible file below a folder is, in one text: another text means that something has
/// changed. A folder that can't be read is as good as empty; whoever reads it next is told why.
public func stamp(of folder: String) -> String {
  var stamps: [String] = []
  var folders = [folder]
  while let next = folders.popLast() {
    for entry in (try? listFolder(next)) ?? [] where !entry.name.hasPrefix(".") {
      let path = join(next, entry.name)
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        // A link may lead round in a circle.
        if entry.kind == .folder { folders.append(path) }
      } else {
        stamps.append("\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)")
      }
    }
  }
  return stamps.sorted().joined(separator: "\n")
}

/// Puts files into a folder, which is made if it is not there. Each is there whole or as it was before; one that is
/// the same already is left alone.
public func replaceFiles(_ files: [(name: String, bytes: [UInt8])], in folder: String) throws(ToolError) {
  try makeFolders(folder)
  for (name, bytes) in files {
    let path = join(folder, name)
    if let old = try? readFile(path), old == bytes { continue }
    try replaceFile(path, with: bytes, by: path + ".new")
  }
}
