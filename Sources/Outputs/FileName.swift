/// The names of declarations as parts of file names.
public enum FileName {
  /// The name with everything outside `[A-Za-z0-9_-]` percent-encoded, byte by byte: `calendar.create` becomes
  /// `calendar%2Ecreate`. Different names stay different, and none can leave its folder.
  public static func encoded(_ name: String) -> String {
    if name.utf8.allSatisfy(isPlain) { return name }
    var result = ""
    for byte in name.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
