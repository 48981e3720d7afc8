import Foundation

/// A folder of a test's own, deleted when the test ends.
final class Folder {
  let path: String
  private let hidden: String

  init() throws {
    let base = FileManager.default.temporaryDirectory.path + "/parlance-command-\(UUID().uuidString)"
    path = base + "/work"
    hidden = base
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: hidden) }

  /// The path of a name in the folder.
  subscript(_ name: String) -> String { "\(path)/\(name)" }

  /// An empty file outside the folder, which a program's words can go to.
  func unusedFile() throws -> URL {
    let url = URL(fileURLWithPath: "\(hidden)/\(UUID().uuidString)")
    try Data().write(to: url)
    return url
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
  }

  func write(_ name: String, _ text: String) throws {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try Data(text.utf8).write(to: URL(fileURLWithPath: self[name]))
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

  /// Puts one text for another in a file.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    guard text.contains(old) else { throw Missing(text: old, file: name) }
    try write(name, text.replacingOccurrences(of: old, with: new))
  }

  func copy(_ source: String, to name: String) throws {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try FileManager.default.copyItem(atPath: source, toPath: self[name])
  }

  var isEmpty: Bool { (try? FileManager.default.contentsOfDirectory(atPath: path)) == [] }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

  /// Every file below a folder by its path there, with its bytes.
  func tree(_ name: String = "") throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = name.isEmpty ? path : self[name]
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isFolder)
      if !isFolder.boolValue { files[file] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(file)")) }
    }
    return files
  }

  struct Missing: Error {
    var text: String
    var file: String
  }
}

/// The repository that the tests belong to.
enum Repository {
  static let path = String(#filePath.dropLast("/Tests/CommandTests/Folder.swift".count))
  static let specs = ["field-service", "minimal"]

  static func spec(_ name: String) -> String { "\(path)/Specs/\(name)" }
}
