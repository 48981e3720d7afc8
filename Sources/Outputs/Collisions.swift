extension Array where Element == Output {
  /// Pairs of outputs that can't both be written: they have the same path on a disk that takes upper and
  /// lower case for one, or one's path is a folder of the other's. Each later output once, with the first
  /// that it meets.
  public func collisions() -> [(first: Output, second: Output)] {
    var files: [String: Int] = [:]
    var folders: [String: Int] = [:]
    var pairs: [(Output, Output)] = []
    /// The folder of the output before, in which nothing that is no output can stand by now.
    var last = ""
    files.reserveCapacity(count)
    for (index, output) in enumerated() {
      let path = output.path.lowercasedASCII
      let folder = path.folder
      let above = folder == last ? [] : path.foldersAbove
      if let other = files[path] ?? folders[path] ?? above.lazy.compactMap({ files[$0] }).first {
        pairs.append((self[other], output))
        continue
      }
      files[path] = index
      if above.isEmpty { continue }
      for folder in above where folders[folder] == nil { folders[folder] = index }
      last = String(folder)
    }
    return pairs
  }
}

extension String {
  /// File names are ASCII, see `FileName.encoded`.
  fileprivate var lowercasedASCII: String {
    utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? lowercased() : self
  }

  /// `a/b` of `a/b/c`; empty without a folder.
  fileprivate var folder: Substring { self[..<(utf8.lastIndex(of: 0x2F) ?? startIndex)] }

  /// `a` and `a/b` of `a/b/c`.
  fileprivate var foldersAbove: [String] {
    utf8.indices.filter { utf8[$0] == 0x2F }.map { String(self[..<$0]) }
  }
}
