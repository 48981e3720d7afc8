import Glibc
import JSONValues
import SourceText
import Syntax

/// Files that other people wrote, beside the repository or where `PARLANCE_CORPUS` says. Absent in a bare clone.
package enum Corpus {
  package static let root: String = {
    if let path = getenv("PARLANCE_CORPUS") { return String(cString: path) }
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(4).joined(separator: "/") + "/shared/corpus"
  }()

  package static func isPresent(_ folder: String) -> Bool { access("\(root)/\(folder)", R_OK) == 0 }

  /// Paths below a folder of its JSON files, in order, relative to the folder.
  package static func jsonFiles(in folder: String) -> [String] {
    var found: [String] = []
    var open = [""]
    while let prefix = open.popLast() {
      guard let directory = opendir("\(root)/\(folder)/\(prefix)") else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
        if entry.pointee.d_type == UInt8(DT_DIR) {
          open.append(path)
        } else if name.hasSuffix(".json") {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }

  /// A file's value; nil if it cannot be read.
  package static func value(_ path: String) -> JSONValue? {
    guard let file = fopen("\(root)/\(path)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[0..<count])
    }
    return JSONValue(text: bytes)
  }
}

extension JSONValue {
  /// The value of a JSON text; nil if it is none.
  package init?(text bytes: [UInt8]) {
    var sources = SourceSet()
    var tree = NodeTree()
    let file = sources.add(SourceFile(name: "text.json", bytes: bytes))
    guard let root = tree.read(file, of: sources).value.first else { return nil }
    self = tree.jsonValue(root).value
  }

  package init?(text: String) { self.init(text: Array(text.utf8)) }
}
