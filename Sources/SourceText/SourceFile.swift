/// A file of a project, whole, as its bytes are on disk.
public struct SourceFile: Sendable {
  /// The path that people see: relative to the project's folder, with `/` between its parts.
  public let name: String
  /// The content, with a byte order mark if it has one.
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Which file of a `SourceSet`.
public struct FileID: Hashable, Comparable, Sendable {
  public let index: Int32

  public init(index: Int32) { self.index = index }

  public static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// All files that were read for one project, in the order in which they were read.
public struct SourceSet: Sendable {
  /// The files in the order in which they were read.
  public private(set) var files: [SourceFile] = []

  public init() {}

  /// Adds a file and returns the handle by which locations name it.
  public mutating func add(_ file: SourceFile) -> FileID {
    files.append(file)
    return FileID(index: Int32(files.count - 1))
  }

  /// The file of an id that this set gave.
  public subscript(file: FileID) -> SourceFile { files[Int(file.index)] }

  /// Whether a text may be another than it is written: every escape begins with a backslash.
  public var mayHoldEscapes: Bool { files.contains { $0.bytes.contains(0x5C) } }
}
