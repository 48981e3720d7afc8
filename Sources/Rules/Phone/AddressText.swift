/// What the host and the port of an address are written with, of a trunk as of a web socket (RFC 3986, section 3.2).
enum AddressText {
  /// Whether it is a port's number.
  static func isPort(_ digits: Substring.UTF8View) -> Bool {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(Substring(digits)) else { return false }
    return (1...65_535).contains(port)
  }

  /// Whether it may be a host's name, or an address of IPv4.
  static func isName(_ host: Substring.UTF8View) -> Bool {
    !host.isEmpty && host.allSatisfy { isWord($0) || [0x2D, 0x2E].contains($0) }
  }

  /// A letter or a digit.
  static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
