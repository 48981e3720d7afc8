import Glibc

/// A path below another: `join("a", "b/c")` is `a/b/c`. An absolute second path stands for itself.
public func join(_ folder: String, _ path: String) -> String {
  if folder.isEmpty || path.utf8.first == 0x2F { return path }
  if path.isEmpty || path == "." { return folder }
  return folder.utf8.last == 0x2F ? folder + path : folder + "/" + path
}

/// The folder of a path, and its last part.
func split(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.utf8.lastIndex(of: 0x2F) else { return (".", path) }
  let name = String(path[path.index(after: slash)...])
  return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
}

/// A path without `.`, `..` and doubled slashes, by its text alone.
public func normalized(_ path: String) -> String {
  var parts: [Substring] = []
  let isAbsolute = path.utf8.first == 0x2F
  for part in path.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else if part != ".." || !isAbsolute {
      parts.append(part)
    }
  }
  let text = parts.joined(separator: "/")
  return isAbsolute ? "/" + text : text.isEmpty ? "." : text
}

/// The path with every link followed; nil if it does not exist.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Where a path that need not exist yet would really be: the links of the part that exists are followed, as
/// the system follows them, so that `..` after a link leads above what the link stands for.
func futureRealPath(_ path: String) -> String? {
  if let real = realPath(path) { return real }
  var path = path
  while path.utf8.count > 1, path.utf8.last == 0x2F { path.removeLast() }
  let (folder, name) = split(path)
  if name.isEmpty || name == "." || name == ".." { return nil }
  return futureRealPath(folder).map { join($0, name) }
}

/// Whether a real path is another, or lies below it.
func isInside(_ path: String, _ folder: String) -> Bool {
  path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
}

/// What stands at a path. Nil if nothing does.
func status(_ path: String, in folder: Int32 = AT_FDCWD, followingLinks: Bool = false) -> stat? {
  var status = stat()
  return fstatat(folder, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
