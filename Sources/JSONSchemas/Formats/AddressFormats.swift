/// E-mail addresses (RFC 5321, section 4.1.2; RFC 6531), host names (RFC 1123, section 2.1; RFC 5890), and IP
/// addresses (RFC 2673, section 3.2; RFC 4291, section 2.2).
enum AddressFormats {
  static func isEmail(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: 0x40) else { return false }
    let (local, domain) = (text[..<at], text[(at + 1)...])
    guard isLocalPart(local, isInternational) else { return false }
    if domain.first == 0x5B && domain.last == 0x5D {
      let address = domain.dropFirst().dropLast()
      let tag = Array("ipv6:".utf8)
      if address.count > 5, zip(address, tag).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        return isIPv6(address.dropFirst(5))
      }
      return isIPv4(address)
    }
    return isInternational
      ? isInternationalHostname(String(decoding: domain, as: UTF8.self)) : isHostname(domain)
  }

  private static func isLocalPart(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    if text.count > 1, text.first == 0x22, text.last == 0x22 {
      return isQuoted(text.dropFirst().dropLast(), isInternational)
    }
    let punctuation = Array("!#$%&'*+-/=?^_`{|}~".utf8)
    return text.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy {
          $0.isLetter || $0.isDigit || punctuation.contains($0) || (isInternational && $0 >= 0x80)
        }
    }
  }

  private static func isQuoted(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    var isEscaped = false
    for byte in text {
      guard (byte >= 0x20 && byte < 0x7F) || (isInternational && byte >= 0x80) else { return false }
      if !isEscaped && byte == 0x22 { return false }
      isEscaped = !isEscaped && byte == 0x5C
    }
    return !isEscaped
  }

  static func isHostname(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= 253 else { return false }
    return text.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { label in
      guard isLabel(label) else { return false }
      guard label.count >= 4, label[label.startIndex + 2] == 0x2D, label[label.startIndex + 3] == 0x2D else {
        return true
      }
      // Two hyphens there are kept for internationalised labels (RFC 5891, section 4.2.3.1).
      guard label.first! | 0x20 == 0x78, label[label.startIndex + 1] | 0x20 == 0x6E,
        let decoded = Punycode.decoded(label.dropFirst(4))
      else { return false }
      return InternationalLabel.isValid(decoded) && decoded.contains { $0.value >= 0x80 }
    }
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    !label.isEmpty && label.count <= 63 && label.first != 0x2D && label.last != 0x2D
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D }
  }

  static func isInternationalHostname(_ text: String) -> Bool {
    // RFC 3490, section 3.1: four characters count as dots.
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      [0x2E, 0x3002, 0xFF0E, 0xFF61].contains($0.value)
    }
    let length = labels.reduce(labels.count - 1) { length, label in
      length + (label.allSatisfy(\.isASCII) ? label.count : Punycode.length(Array(label)) + 4)
    }
    return !text.isEmpty && length <= 253
      && labels.allSatisfy { label in
        if label.allSatisfy(\.isASCII) { return isHostname(Array(String(label).utf8)[...]) }
        return InternationalLabel.isValid(Array(label)) && Punycode.length(Array(label)) + 4 <= 63
      }
  }

  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(\.isDigit), part.count == 1 || part.first != 0x30
        else {
          return false
        }
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      }
  }

  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    var groups = 0
    var hasGap = false
    var rest = text
    if rest.starts(with: [0x3A, 0x3A]) {
      hasGap = true
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let group = rest.prefix { $0 != 0x3A }
      rest = rest.dropFirst(group.count)
      if rest.isEmpty && group.contains(0x2E) {
        guard isIPv4(group) else { return false }
        groups += 2
        break
      }
      guard (1...4).contains(group.count), group.allSatisfy({ $0.hexadecimal != nil }) else { return false }
      groups += 1
      if rest.isEmpty { break }
      rest = rest.dropFirst()
      if rest.first == 0x3A {
        if hasGap { return false }
        hasGap = true
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return false
      }
    }
    return hasGap ? groups < 8 : groups == 8
  }
}
