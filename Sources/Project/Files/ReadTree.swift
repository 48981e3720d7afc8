/// Every file below a folder, with its path below it and `/` between its parts, sorted by the bytes of the paths. Links
/// are not followed: a tree that a build wrote has none. Nil if there is no such folder.
public func readTree(_ folder: String) throws(ToolError) -> [(path: String, bytes: [UInt8])]? {
  guard folderExists(folder) else { return nil }
  var files: [(path: String, bytes: [UInt8])] = []
  var open = [""]
  while let below = open.popLast() {
    for entry in try listFolder(join(folder, below)) {
      let path = below.isEmpty ? entry.name : below + "/" + entry.name
      switch entry.kind {
      case .folder: open.append(path)
      case .file: files.append((path, try readFile(join(folder, path))))
      case .link, .other: files.append((path, []))
      }
    }
  }
  return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

private func folderExists(_ folder: String) -> Bool {
  do {
    _ = try listFolder(folder)
    return true
  } catch {
    return false
  }
}
