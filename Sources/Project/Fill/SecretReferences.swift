/// `@secret(NAME)` in an output: the place of a value that is put in at deployment.
struct SecretReference: Hashable {
  /// Nil if what stands between the brackets is no name, or the closing bracket is missing.
  let name: String?
  /// The bytes from `@` to the closing bracket.
  let range: Range<Int>

  private static let opening = Array("@secret(".utf8)

  /// All references in an output, in order.
  static func all(in bytes: [UInt8]) -> [SecretReference] {
    var references: [SecretReference] = []
    var start = 0
    while let at = bytes[start...].firstIndex(of: 0x40) {
      start = at + 1
      guard bytes[at...].starts(with: opening) else { continue }
      let nameStart = at + opening.count
      let nameEnd = bytes[nameStart...].firstIndex { !isNameByte($0) } ?? bytes.count
      let isClosed = nameEnd < bytes.count && bytes[nameEnd] == 0x29
      let isName = isClosed && nameEnd > nameStart && !(0x30...0x39).contains(bytes[nameStart])
      let end = isClosed ? nameEnd + 1 : nameEnd
      let name = isName ? String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self) : nil
      references.append(SecretReference(name: name, range: at..<end))
      start = end
    }
    return references
  }

  /// Names that an environment variable can have (POSIX.1-2024, Base Definitions, 8.1), and lower case.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}
