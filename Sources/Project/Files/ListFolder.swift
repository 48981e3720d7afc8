import Glibc

/// A name in a folder, and what it stands for.
public struct FolderEntry: Sendable, Hashable {
  /// What a name can stand for; `other` are pipes, sockets and devices.
  public enum Kind: Sendable, Hashable { case file, folder, link, other }

  /// The name within the folder.
  public let name: String
  /// What the name itself is: links are not followed.
  public let kind: Kind
}

/// What a folder holds, sorted by the bytes of the names, without `.` and `..`.
public func listFolder(_ path: String) throws(ToolError) -> [FolderEntry] {
  try listFolder(path, in: AT_FDCWD, shown: path)
}

/// What a folder holds whose path counts from an open folder; `shown` is the path that an error names.
func listFolder(_ path: String, in parent: Int32, shown: String) throws(ToolError) -> [FolderEntry] {
  let folder = openat(parent, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { throw .failed("list", shown) }
  guard let stream = fdopendir(folder) else {
    close(folder)
    throw .failed("list", shown)
  }
  defer { closedir(stream) }
  var entries: [FolderEntry] = []
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." {
      entries.append(
        FolderEntry(name: name, kind: kind(of: name, type: Int(entry.pointee.d_type), in: folder)))
    }
    errno = 0
  }
  guard errno == 0 else { throw .failed("list", shown) }
  return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}

private func kind(of name: String, type: Int, in folder: Int32) -> FolderEntry.Kind {
  switch type {
  case Int(DT_REG): return .file
  case Int(DT_DIR): return .folder
  case Int(DT_LNK): return .link
  case Int(DT_UNKNOWN):
    // Some file systems tell a name's kind only when asked for it.
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  default: return .other
  }
}
