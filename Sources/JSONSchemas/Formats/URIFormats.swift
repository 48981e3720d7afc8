/// URIs (RFC 3986), IRIs (RFC 3987), URI templates (RFC 6570), UUIDs (RFC 9562), relative JSON Pointers.
enum URIFormats {
  static func isURI(_ text: ArraySlice<UInt8>, isInternational: Bool, needsScheme: Bool) -> Bool {
    var rest = text
    guard hasValidEscapes(rest) else { return false }
    if let place = rest.firstIndex(of: 0x23) {
      guard holds(rest[(place + 1)...], "/?:@", isInternational) else { return false }
      rest = rest[..<place]
    }
    if let place = rest.firstIndex(of: 0x3F) {
      guard holds(rest[(place + 1)...], "/?:@", isInternational) else { return false }
      rest = rest[..<place]
    }
    let colon = rest.firstIndex { $0 == 0x3A || $0 == 0x2F }
    if let colon, rest[colon] == 0x3A {
      guard isScheme(rest[..<colon]) else { return false }
      rest = rest[(colon + 1)...]
    } else if needsScheme {
      return false
    }
    if rest.starts(with: [0x2F, 0x2F]) {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != 0x2F }
      guard isAuthority(authority, isInternational) else { return false }
      rest = rest.dropFirst(authority.count)
    }
    return holds(rest, "/:@", isInternational)
  }

  private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first.isLetter else { return false }
    return text.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
  }

  private static func isAuthority(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    var rest = text
    if let at = rest.firstIndex(of: 0x40) {
      guard holds(rest[..<at], ":", isInternational) else { return false }
      rest = rest[(at + 1)...]
    }
    if rest.first == 0x5B {
      guard let end = rest.firstIndex(of: 0x5D) else { return false }
      let address = rest[(rest.startIndex + 1)..<end]
      guard AddressFormats.isIPv6(address) || isFutureAddress(address) else { return false }
      rest = rest[(end + 1)...]
      return rest.isEmpty || (rest.first == 0x3A && rest.dropFirst().allSatisfy(\.isDigit))
    }
    if let colon = rest.lastIndex(of: 0x3A) {
      guard rest[(colon + 1)...].allSatisfy(\.isDigit) else { return false }
      rest = rest[..<colon]
    }
    return holds(rest, "", isInternational)
  }

  /// RFC 3986's `IPvFuture`.
  private static func isFutureAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first | 0x20 == 0x76, let dot = text.firstIndex(of: 0x2E) else {
      return false
    }
    let version = text[(text.startIndex + 1)..<dot]
    let address = text[(dot + 1)...]
    return !version.isEmpty && version.allSatisfy { $0.hexadecimal != nil } && !address.isEmpty
      && !address.contains(0x25) && holds(address, ":", false)
  }

  private static func hasValidEscapes(_ text: ArraySlice<UInt8>) -> Bool {
    for place in text.indices where text[place] == 0x25 {
      guard place + 2 < text.endIndex, text[place + 1].hexadecimal != nil, text[place + 2].hexadecimal != nil
      else {
        return false
      }
    }
    return true
  }

  /// Whether all characters are unreserved, escaped, delimiters inside of a part, or among the others given.
  private static func holds(_ text: ArraySlice<UInt8>, _ others: StaticString, _ isInternational: Bool)
    -> Bool
  {
    let allowed = Array("-._~%!$&'()*+,;=".utf8)
    return others.withUTF8Buffer { others in
      text.allSatisfy {
        $0.isLetter || $0.isDigit || allowed.contains($0) || others.contains($0)
          || (isInternational && $0 >= 0x80)
      }
    }
  }

  static func isTemplate(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case 0x7B:
        guard let end = rest.firstIndex(of: 0x7D), isExpression(rest[..<end]) else { return false }
        rest = rest[(end + 1)...]
      case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7C, 0x7D, 0x7F: return false
      case 0x25:
        guard rest.count >= 2, rest.prefix(2).allSatisfy({ $0.hexadecimal != nil }) else { return false }
      default: break
      }
    }
    return true
  }

  private static func isExpression(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if let first = rest.first, Array("+#./;?&".utf8).contains(first) { rest = rest.dropFirst() }
    return rest.split(separator: 0x2C, omittingEmptySubsequences: false).allSatisfy { variable in
      var name = variable
      if name.last == 0x2A {
        name = name.dropLast()
      } else if let colon = name.firstIndex(of: 0x3A) {
        let length = name[(colon + 1)...]
        guard (1...4).contains(length.count), length.allSatisfy(\.isDigit), length.first != 0x30 else {
          return false
        }
        name = name[..<colon]
      }
      return hasValidEscapes(name)
        && name.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { part in
          !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x25 }
        }
    }
  }

  static func isUUID(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 36
      && text.enumerated().allSatisfy { place, byte in
        [8, 13, 18, 23].contains(place) ? byte == 0x2D : byte.hexadecimal != nil
      }
  }

  static func isRelativePointer(_ text: String) -> Bool {
    let digits = text.utf8.prefix(while: \.isDigit)
    guard let first = digits.first, digits.count == 1 || first != 0x30 else { return false }
    let rest = text.utf8.dropFirst(digits.count)
    return rest.elementsEqual([0x23]) || JSONPointer.parts(String(decoding: rest, as: UTF8.self)) != nil
  }
}
