import CPlatform
import Glibc

/// How a new tree takes the place of an old one, and how the traces of a run that was killed are cleared.
///
/// Beside `a/unit` a run lays `a/unit.parlance-new-PID`. Where the disk can't exchange two names in one step,
/// the old tree is called `a/unit.parlance-old-PID` for a moment. All of this happens under a lock on `a`.
enum Exchange {
  private static let new = ".parlance-new-"
  private static let old = ".parlance-old-"

  /// Where this process lays the tree that will take a unit's place.
  static func newPath(for unit: String) -> String { unit + new + String(getpid()) }

  /// Puts the tree at `newPath(for:)` in the unit's place, and deletes the one that stood there. `replaced`
  /// are the files of the old tree that the new one does not have, or has another of.
  static func put(_ unit: String, replacing replaced: Set<String>) throws(ToolError) {
    let fresh = newPath(for: unit)
    guard status(unit) != nil else {
      guard rename(fresh, unit) == 0 else { throw .failed("write", unit) }
      return
    }
    if platform_exchange(fresh, unit) == 0 {
      return try removeOld(fresh, for: unit, replaced)
    }
    guard [ENOSYS, EINVAL, EOPNOTSUPP].contains(errno) else { throw .failed("write", unit) }
    try putInTwoSteps(unit, replacing: replaced)
  }

  /// Where the disk can't exchange: a kill between the two renames leaves no unit, and the next run puts the
  /// old one back.
  static func putInTwoSteps(_ unit: String, replacing replaced: Set<String>) throws(ToolError) {
    let aside = unit + old + String(getpid())
    guard rename(unit, aside) == 0 else { throw .failed("write", unit) }
    guard rename(newPath(for: unit), unit) == 0 else {
      let error = ToolError.failed("write", unit)
      _ = rename(aside, unit)
      throw error
    }
    try removeOld(aside, for: unit, replaced)
  }

  /// Deletes the old tree. What somebody put into it while the new one was laid is moved there: such a file
  /// is not replaced, and has no second name, which everything that was taken over has.
  private static func removeOld(_ old: String, for unit: String, _ replaced: Set<String>) throws(ToolError) {
    try removeTree(old) { (path, folder, name) throws(ToolError) in
      guard !replaced.contains(path), let there = status(name, in: folder), there.st_nlink == 1 else {
        return false
      }
      try makeFolders(split(join(unit, path)).folder)
      guard renameat(folder, name, AT_FDCWD, join(unit, path)) == 0 else {
        throw .failed("keep", join(unit, path))
      }
      return true
    }
  }

  /// Clears what runs that were killed have left beside a unit: only folders with the names that `newPath`
  /// and `putInTwoSteps` give.
  static func clearLeftovers(of unit: String) throws(ToolError) {
    let (folder, name) = split(unit)
    guard status(folder, followingLinks: true) != nil else { return }
    for entry in try listFolder(folder) where entry.kind == .folder && entry.name.hasPrefix(name) {
      let rest = entry.name.utf8.dropFirst(name.utf8.count)
      for mark in [new, old] where rest.starts(with: mark.utf8) {
        let digits = rest.dropFirst(mark.utf8.count)
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { continue }
        let leftover = join(folder, entry.name)
        if mark == old && status(unit) == nil {
          guard rename(leftover, unit) == 0 else { throw .failed("restore", unit) }
        } else {
          try removeTree(leftover)
        }
      }
    }
  }
}

/// Deletes a folder and everything in it; never follows a link.
func removeTree(_ path: String) throws(ToolError) {
  try removeTree(path) { (_, _, _) throws(ToolError) in false }
}

/// Takes a file out of a tree before it is deleted: its path in the tree, the open folder that it is in, its
/// name. Gives whether it did.
private typealias Rescue = (_ path: String, _ folder: Int32, _ name: String) throws(ToolError) -> Bool

private func removeTree(_ path: String, sparing rescue: Rescue) throws(ToolError) {
  try removeContent(of: path, in: AT_FDCWD, at: "", of: path, sparing: rescue)
  guard rmdir(path) == 0 else { throw .failed("delete", path) }
}

private func removeContent(
  of name: String, in parent: Int32, at below: String, of tree: String, sparing rescue: Rescue
) throws(ToolError) {
  let shown = join(tree, below)
  let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
  guard folder >= 0 else { throw .failed("delete", shown) }
  defer { close(folder) }
  for entry in try listFolder(".", in: folder, shown: shown) {
    let path = join(below, entry.name)
    if entry.kind == .folder {
      try removeContent(of: entry.name, in: folder, at: path, of: tree, sparing: rescue)
      guard unlinkat(folder, entry.name, AT_REMOVEDIR) == 0 else { throw .failed("delete", join(tree, path)) }
    } else if try !rescue(path, folder, entry.name) {
      guard unlinkat(folder, entry.name, 0) == 0 else { throw .failed("delete", join(tree, path)) }
    }
  }
}

/// Does something while no other run does the like in a folder, which must exist. The kernel frees the lock
/// when the process ends, however it ends; a disk without locks is written without one.
func withLock<Result>(on path: String, _ body: () throws(ToolError) -> Result) throws(ToolError) -> Result {
  let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { throw .failed("open", path) }
  defer { close(folder) }
  while flock(folder, LOCK_EX) != 0 && errno == EINTR {}
  return try body()
}

/// Makes a folder and those above it that are missing.
func makeFolders(_ path: String) throws(ToolError) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, split(path).folder != path else { throw .failed("make", path) }
  try makeFolders(split(path).folder)
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .failed("make", path) }
}
