import Glibc
import Outputs

/// A unit's folder as it is on disk, open for reading. One open folder is read, so that a build that runs
/// meanwhile can't mix its files into what is seen.
struct UnitFolder: ~Copyable {
  let path: String
  /// Negative if there is no such folder yet.
  let root: Int32
  private var checkedFolder: Substring = ""
  private var folderExists = true

  init(_ path: String) throws(ToolError) {
    self.path = path
    root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if root < 0 && errno == ENOTDIR { throw .inTheWay(path: path) }
    if root < 0 && errno != ENOENT { throw .failed("open", path) }
  }

  deinit { if root >= 0 { close(root) } }

  /// What stands where an output belongs.
  enum Content {
    case absent
    case same
    case other([UInt8])
    /// A link, which an output replaces without touching what it leads to.
    case link
  }

  /// Compares what is on disk with an output. Throws where something stands in an output's way that is not ours
  /// to replace: a folder, or a link in place of a folder.
  mutating func compare(_ file: String, with content: FileContent) throws(ToolError) -> Content {
    guard root >= 0, try hasFolder(of: file) else { return .absent }
    let descriptor = openat(root, file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 {
      switch errno {
      case ENOENT: return .absent
      case ELOOP: return .link
      default: throw .failed("read", join(path, file))
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .failed("read", join(path, file)) }
    guard status.isFile else { throw .inTheWay(path: join(path, file)) }
    if status.st_size == content.count, isSame(descriptor, content) { return .same }
    return .other(try readFile(file, in: root, shown: join(path, file)))
  }

  /// The bytes of a file; nil if there is none, or something else.
  mutating func read(_ file: String) throws(ToolError) -> [UInt8]? {
    guard root >= 0, try hasFolder(of: file), status(file, in: root)?.isFile == true else { return nil }
    return try readFile(file, in: root, shown: join(path, file))
  }

  /// An environment's manifest; nil if there is none that can be read.
  mutating func manifest(of environmentFolder: String) throws(ToolError) -> Manifest? {
    try read(environmentFolder + "/" + Manifest.fileName).flatMap(readManifest)
  }

  /// Whether the folder that a file belongs in is there. Outputs come sorted, so only the last is remembered.
  private mutating func hasFolder(of file: String) throws(ToolError) -> Bool {
    guard let slash = file.utf8.lastIndex(of: 0x2F) else { return true }
    let folder = file[..<slash]
    if folder == checkedFolder { return folderExists }
    checkedFolder = folder
    folderExists = true
    for end in folder.utf8.indices.filter({ folder.utf8[$0] == 0x2F }) + [folder.endIndex] {
      let part = String(folder[..<end])
      guard let there = status(part, in: root) else {
        folderExists = false
        break
      }
      guard there.isFolder else { throw .inTheWay(path: join(path, part)) }
    }
    return folderExists
  }
}

/// Reads `manifest.json`; nil if the bytes are not a manifest.
public func readManifest(_ bytes: [UInt8]) -> Manifest? {
  readJSON(bytes, name: Manifest.fileName).flatMap { Manifest(json: $0) }
}

private func isSame(_ file: Int32, _ content: FileContent) -> Bool {
  withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
    var isSame = true
    content.merged.forEach { bytes in
      var compared = 0
      while isSame, compared < bytes.count {
        let count = read(file, buffer.baseAddress!, min(buffer.count, bytes.count - compared))
        if count < 0 && errno == EINTR { continue }
        isSame = count > 0 && memcmp(bytes.baseAddress! + compared, buffer.baseAddress!, count) == 0
        compared += count
      }
    }
    return isSame
  }
}
