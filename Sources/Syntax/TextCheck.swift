import Findings
import SourceText

/// Whether bytes are text that YAML and JSON allow: UTF-8 without NUL, and for YAML without other control characters
/// (YAML 1.2.2, section 5.1). Looks at each byte once.
struct TextCheck {
  /// Where the text begins: after a byte order mark.
  private(set) var start = 0
  private(set) var isASCII = true
  private(set) var problem: Problem?

  enum Problem: Equatable {
    case utf16
    case nul(Int)
    case notUTF8(Int)
    case control(Int, UInt32)
    case lineSeparator(Int, UInt32)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, isJSON: Bool) {
    if Self.isUTF16(bytes) {
      problem = .utf16
      return
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        index += 1
        Self.skipPrintable(bytes, &index)
      } else if byte < 0x80 {
        if byte == 0 {
          problem = .nul(index)
          return
        }
        if !isJSON && byte != 0x0A && byte != 0x0D && byte != 0x09 {
          problem = .control(index, UInt32(byte))
          return
        }
        index += 1
      } else {
        isASCII = false
        guard let scalar = UTF8Bytes.scalar(in: bytes, at: index) else {
          problem = .notUTF8(index)
          return
        }
        if !isJSON, let found = Self.refused(scalar.value, at: index) {
          problem = found
          return
        }
        index += scalar.length
      }
    }
  }

  /// Steps over printable ASCII, eight bytes at a time.
  @inline(__always)
  private static func skipPrintable(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let raw = UnsafeRawPointer(bytes.baseAddress!)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte below 0x20 borrows, one from 0x7F on carries: either sets its top bit.
      let below = word &- 0x2020_2020_2020_2020
      let above = word &+ 0x0101_0101_0101_0101
      if (below | above | word) & 0x8080_8080_8080_8080 != 0 { return }
      index += 8
    }
  }

  private static func refused(_ scalar: UInt32, at index: Int) -> Problem? {
    switch scalar {
    // YAML 1.1, which libyaml reads, ends a line at these; YAML 1.2 does not.
    case 0x85, 0x2028, 0x2029: .lineSeparator(index, scalar)
    case 0x80...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: .control(index, scalar)
    default: nil
    }
  }

  /// A byte order mark of UTF-16 or UTF-32, or ASCII with a zero byte beside it at the very start (YAML 1.2.2, 5.2).
  private static func isUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return true
    case (0, let other), (let other, 0): return other != 0 || bytes.count >= 4
    default: return false
    }
  }
}

extension TextCheck.Problem {
  func finding(in file: FileID) -> Finding {
    func location(_ start: Int, _ end: Int) -> Location { Location(file: file, range: ByteRange(start, end)) }
    switch self {
    case .utf16:
      return Finding(
        SyntaxFindings.utf16, at: location(0, 2), "the file is in UTF-16 or UTF-32, not in UTF-8",
        label: "the first bytes say so", help: "save the file as UTF-8")
    case .nul(let offset):
      return Finding(
        SyntaxFindings.nul, at: location(offset, offset + 1), "the file has a NUL byte",
        label: "byte \(offset) is 0",
        help: "remove the byte; if the file is not text, it does not belong here")
    case .notUTF8(let offset):
      return Finding(
        SyntaxFindings.notUTF8, at: location(offset, offset + 1), "the file is not valid UTF-8",
        label: "byte \(offset) does not continue a character",
        help:
          "save the file as UTF-8; an older encoding, such as Latin-1, writes accented letters in other bytes"
      )
    case .control(let offset, let scalar):
      let length = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
      return Finding(
        SyntaxFindings.controlCharacter, at: location(offset, offset + length),
        "YAML does not allow the character \(Self.name(scalar))", label: "it cannot be seen",
        help: scalar < 0x10000
          ? "remove it, or write \\u\(Self.hex(scalar)) in double quotes if the text needs it" : "remove it")
    case .lineSeparator(let offset, let scalar):
      let length = scalar < 0x800 ? 2 : 3
      return Finding(
        SyntaxFindings.lineSeparator, at: location(offset, offset + length),
        "the invisible line break \(Self.name(scalar)) is read in two ways",
        label: "YAML 1.1 ends the line here, YAML 1.2 does not",
        help: "end the line in the ordinary way, or write \\u\(Self.hex(scalar)) in double quotes")
    }
  }

  private static func hex(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func name(_ scalar: UInt32) -> String { "U+" + hex(scalar) }
}
