import CPlatform
import Glibc
import Outputs

/// A folder that is laid out beside the one whose place it will take. Nothing of it can be seen under the
/// final name before `Exchange.put`.
///
/// The files are not forced to the disk one by one: after a crash of the machine (not of the program) a new
/// file may be empty. Outputs can be built again, and `manifest.json` tells: `build --check` sees every such
/// file.
struct NewTree: ~Copyable {
  let path: String
  /// The open folder.
  let root: Int32
  private let fileMode: mode_t
  private let folderMode: mode_t
  /// The folder below `root` that the last file went to, and its path with a slash at the end.
  private var folder: Int32 = -1
  private var folderPath: [UInt8] = []

  /// Makes the folder, which must not exist. The modes are narrowed by the process's umask.
  init(at path: String, fileMode: mode_t = 0o666, folderMode: mode_t = 0o777) throws(ToolError) {
    guard mkdir(path, folderMode) == 0 else { throw .failed("make", path) }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .failed("open", path) }
    root = folder
    self.path = path
    self.fileMode = fileMode
    self.folderMode = folderMode
  }

  deinit {
    if folder >= 0 { close(folder) }
    if root >= 0 { close(root) }
  }

  /// Writes a file. Fastest when files of one folder come one after the other.
  mutating func write(_ file: String, _ content: FileContent) throws(ToolError) {
    let code = inFolder(of: file) { folder, name, mode in
      let file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      guard file >= 0 else { return errno }
      defer { close(file) }
      var code: Int32 = 0
      content.merged.forEach { if code == 0 { code = writeAll(UnsafeRawBufferPointer($0), to: file) } }
      return code
    }
    if code != 0 { throw .system(verb: "write", path: join(path, file), code: code) }
  }

  /// Takes over a file of another tree as it is, time stamps and all: by a hard link, or by a copy where the
  /// disk has none.
  mutating func keep(_ file: String, from old: Int32) throws(ToolError) {
    let code = inFolder(of: file) { folder, name, _ in
      if linkat(old, file, folder, name, 0) == 0 { return 0 }
      guard [EPERM, EMLINK, EOPNOTSUPP, ENOSYS, EXDEV, EACCES].contains(errno) else { return errno }
      return copy(file, from: old, to: name, in: folder)
    }
    if code != 0 { throw .system(verb: "keep", path: join(path, file), code: code) }
  }

  /// Makes sure that a folder is there, with the permissions of the one that it stands for.
  mutating func makeFolder(_ below: String, mode: mode_t) throws(ToolError) {
    let code = inFolder(of: below + "/") { folder, _, _ in fchmod(folder, mode & 0o7777) == 0 ? 0 : errno }
    if code != 0 { throw .system(verb: "make", path: join(path, below), code: code) }
  }

  /// Calls `body` with the open folder of a file and the file's name in it; gives an errno, or 0.
  private mutating func inFolder(
    of file: String, _ body: (_ folder: Int32, _ name: UnsafePointer<CChar>, _ mode: mode_t) -> Int32
  ) -> Int32 {
    file.withCString { pointer in
      guard let slash = strrchr(pointer, 0x2F) else { return body(root, pointer, fileMode) }
      let name = UnsafePointer(slash) + 1
      let prefix = UnsafeRawBufferPointer(start: pointer, count: name - pointer)
      if folder < 0 || !prefix.elementsEqual(folderPath) {
        let code = enter(prefix)
        if code != 0 { return code }
      }
      return body(folder, name, fileMode)
    }
  }

  /// Opens a folder below the root, and makes each part of its path that is missing.
  private mutating func enter(_ path: UnsafeRawBufferPointer) -> Int32 {
    if folder >= 0 { close(folder) }
    folder = -1
    folderPath = Array(path)
    var text = folderPath + [0]
    return text.withUnsafeMutableBytes { buffer in
      let pointer = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
      for index in folderPath.indices where folderPath[index] == 0x2F {
        pointer[index] = 0
        if mkdirat(root, pointer, folderMode) != 0 && errno != EEXIST { return errno }
        if index == folderPath.count - 1 {
          folder = openat(root, pointer, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        }
        pointer[index] = 0x2F
      }
      return folder >= 0 ? 0 : errno
    }
  }
}

/// Copies a file with its permissions and time stamps; gives an errno, or 0.
private func copy(_ file: String, from old: Int32, to name: UnsafePointer<CChar>, in folder: Int32) -> Int32 {
  guard let there = status(file, in: old) else { return errno }
  guard there.isFile else { return EPERM }
  let bytes: [UInt8]
  do {
    bytes = try readFile(file, in: old, shown: file)
  } catch {
    if case .system(_, _, let code) = error { return code }
    return EFBIG
  }
  let copy = openat(
    folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, there.st_mode & 0o7777)
  guard copy >= 0 else { return errno }
  defer { close(copy) }
  let code = bytes.withUnsafeBytes { writeAll($0, to: copy) }
  if code != 0 { return code }
  let times = [there.st_atim, there.st_mtim]
  return futimens(copy, times) == 0 ? 0 : errno
}
