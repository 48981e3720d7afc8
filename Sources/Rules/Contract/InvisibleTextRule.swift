import Findings
import Language
import Resolve
import SourceText
import Syntax

/// Characters that a reviewer can't see and a model reads all the same.
enum InvisibleTextRule: Rule {
  static let kind = FindingKind(
    "text/invisible-characters", .error, "Checks that no text holds characters that people can't see",
    why: """
      Zero-width and bidirectional control characters, tag characters and private-use code points can hide text from a
      reviewer that a model reads, or show it in another order than it is read. The directory refuses them.
      """, source: "OpenAI, plugins/deploy/submission, text rules (2026-10); Unicode TR 36, section 2")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    var findings: [Finding] = []
    for (index, file) in origin.sources.files.enumerated() {
      for range in hidden(in: file.bytes) {
        let text = String(decoding: file.bytes[range], as: UTF8.self)
        let codes = text.unicodeScalars.map { "U+" + hex($0.value) }
        findings.append(
          Finding(
            kind, at: Location(file: FileID(index: Int32(index)), range: ByteRange(range.lowerBound, range.upperBound)),
            "\(codes.prefix(4).joined(separator: " "))\(codes.count > 4 ? "…" : "") can't be seen",
            help: "remove \(codes.count == 1 ? "it" : "them")"))
      }
    }
    return findings
  }

  /// Runs of invisible characters, as ranges of bytes. ASCII files are passed over at once.
  static func hidden(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    var ranges: [Range<Int>] = []
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
      let end = min(index + length, bytes.count)
      let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
      if let scalar, scalar.isHidden {
        if let last = ranges.last, last.upperBound == index {
          ranges[ranges.count - 1] = last.lowerBound..<end
        } else {
          ranges.append(index..<end)
        }
      }
      index = end
    }
    return ranges
  }

  private static func hex(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
