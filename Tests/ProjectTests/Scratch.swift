import Glibc

@testable import Project

/// A folder of a test's own, deleted with everything in it when the test ends.
final class Scratch {
  let path: String

  init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/parlance-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      fatalError("no folder for a test: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? removeTree(path) }

  subscript(_ name: String) -> String { join(path, name) }

  /// Writes a file, and the folders above it.
  func write(_ name: String, _ text: String) {
    let file = self[name]
    try! makeFolders(split(file).folder)
    let stream = fopen(file, "w")!
    fputs(text, stream)
    fclose(stream)
  }

  func read(_ name: String) -> String? {
    (try? readFile(self[name])).map { String(decoding: $0, as: UTF8.self) }
  }

  func link(_ name: String, to target: String) {
    try! makeFolders(split(self[name]).folder)
    precondition(symlink(target, self[name]) == 0)
  }

  /// Every file below, as path and content, sorted; links as `-> target`.
  func files(below folder: String = "") -> [String: String] {
    var found: [String: String] = [:]
    for entry in (try? listFolder(self[folder])) ?? [] {
      let name = join(folder, entry.name)
      switch entry.kind {
      case .folder: found.merge(files(below: name)) { $1 }
      case .file: found[name] = read(name)
      case .link: found[name] = "-> " + (realPath(self[name]) ?? "nothing")
      case .other: found[name] = "?"
      }
    }
    return found
  }

  /// What tells a file from a copy of it.
  func identity(_ name: String) -> [Int]? {
    status(self[name]).map { [Int($0.st_ino), $0.st_mtim.tv_sec, $0.st_mtim.tv_nsec] }
  }
}
