import Glibc

/// Real tool lists, beside the repository or where `PARLANCE_CORPUS` says. Absent in a bare clone.
enum Corpus {
  static let root: String = {
    if let path = getenv("PARLANCE_CORPUS") { return String(cString: path) }
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(4).joined(separator: "/") + "/shared/corpus"
  }()

  static func isPresent(_ folder: String) -> Bool { access("\(root)/\(folder)", R_OK) == 0 }

  /// Says so where a corpus is absent, so that nobody takes the silence for success.
  static func isPresent(_ folder: String, cases: Int) -> Bool {
    if isPresent(folder) { return true }
    print("corpora: NOT RUN (\(cases) cases of \(folder))")
    return false
  }
}
