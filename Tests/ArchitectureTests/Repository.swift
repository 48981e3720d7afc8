import Foundation

/// The repository that the tests belong to, as text.
enum Repository {
  static let path = String(#filePath.dropLast("/Tests/ArchitectureTests/Repository.swift".count))

  static func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  /// Every file below a folder, by its path from the repository's root, sorted.
  static func files(below folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return names.map { "\(folder)/\($0)" }.filter { !isFolder($0) }.sorted()
  }

  static func folders(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return names.filter { isFolder("\(folder)/\($0)") }.sorted()
  }

  /// The compiler's own source: what is in Sources, and the store of templates.
  static let sources: [SourceText] = (files(below: "Sources") + ["Templates/TemplateStore.swift"])
    .filter { $0.hasSuffix(".swift") }.compactMap { path in
      (try? text(path)).map { SourceText(path: path, text: $0) }
    }

  static func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

  private static func isFolder(_ file: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(path)/\(file)", isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

/// A file of Swift.
struct SourceText: Sendable {
  let path: String
  let lines: [Substring]

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The target that the file is compiled into.
  var target: String {
    path.hasPrefix("Templates/") ? "TemplateStore" : String(path.split(separator: "/")[1])
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      line.firstMatch(
        of: /^\s*(?:@\w+ |public |internal |private )*import (?:struct |func |enum |class )?(\w+)/
      ).map { String($0.1) }
    }
  }
}
