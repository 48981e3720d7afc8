import JSONValues
import Outputs

/// What the contract calls the tools of a source: their own names, where the language and a disk take them.
struct ToolKeys {
  private var taken: Set<String> = []

  /// Parts of file names are made of it, and those end at 255 bytes everywhere.
  private static let longestFileName = 180

  mutating func key(for name: String) -> String {
    let isKey =
      !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } && !name.contains("$(")
      && FileName.encoded(name).utf8.count <= Self.longestFileName
    let wanted = isKey ? name : Self.plain(name)
    // Names that differ only in case are one file on many disks.
    var key = wanted
    var number = 2
    while !taken.insert(key.lowercased()).inserted {
      key = "\(wanted)_\(number)"
      number += 1
    }
    return key
  }

  /// The letters and digits of a name, up to 60.
  static func plain(_ name: String, otherwise fallback: String = "tool") -> String {
    var result = ""
    for byte in name.utf8 where result.utf8.count < 60 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !result.isEmpty, !result.hasSuffix("_") { result += "_" }
      }
    }
    while let last = result.last, last == "_" || last == "-" { result.removeLast() }
    while let first = result.first, first == "-" { result.removeFirst() }
    return result.isEmpty ? fallback : result
  }
}
