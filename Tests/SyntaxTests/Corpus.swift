import Glibc

/// Files that other people wrote, beside the repository or where `PARLANCE_CORPUS` says. Absent in a bare clone.
enum Corpus {
  static let root: String = {
    if let path = getenv("PARLANCE_CORPUS") { return String(cString: path) }
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(4).joined(separator: "/") + "/shared/corpus"
  }()

  /// Says so where a corpus is absent, so that nobody takes the silence for success.
  static func isPresent(_ folder: String, cases: Int) -> Bool {
    if access("\(root)/\(folder)", R_OK) == 0 { return true }
    print("corpora: NOT RUN (\(cases) cases of \(folder))")
    return false
  }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[0..<count])
    }
  }

  static func files(in folder: String, where passes: (String) -> Bool) -> [String] {
    files(below: "\(root)/\(folder)", where: passes)
  }

  /// Paths below a folder of the files whose name passes, in order, relative to the folder.
  static func files(below folder: String, where passes: (String) -> Bool) -> [String] {
    var found: [String] = []
    var open = [""]
    while let prefix = open.popLast() {
      guard let directory = opendir("\(folder)/\(prefix)") else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
        if entry.pointee.d_type == UInt8(DT_DIR) {
          open.append(path)
        } else if passes(name) {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }
}
