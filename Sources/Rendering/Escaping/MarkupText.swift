/// Text in HTML (https://html.spec.whatwg.org, 13.1.2.3 and 13.1.2.4) and XML 1.0 (section 2.2 to 2.4).
enum MarkupText {
  static func writeHTML(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if text.contains(0) { return refusal(of: 0, in: "HTML") }
    writeText(text, to: &bytes) { byte in
      switch byte {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      case 0x22: "&quot;"
      case 0x27: "&#39;"
      default: nil
      }
    }
    return nil
  }

  /// A URL may run code. Blanks and control characters before or in its scheme are skipped by browsers.
  static func writeURL(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    let head = text.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }.filter { $0 > 0x20 }
    if let colon = head.firstIndex(of: 0x3A) {
      let scheme = String(decoding: head[..<colon].map { $0 | 0x20 }, as: UTF8.self)
      guard ["https", "http", "mailto", "tel", "sip", "sips"].contains(scheme) else {
        return "is a URL of the scheme `\(scheme)`, which a page must not lead to"
      }
    }
    return writeHTML(text, to: &bytes)
  }

  static func writeXML(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let problem = problem(in: text) { return problem }
    writeText(text, to: &bytes) { byte in
      switch byte {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      case 0x22: "&quot;"
      case 0x27: "&apos;"
      // As they stand, an attribute would turn them into blanks.
      case 0x09: "&#9;"
      case 0x0A: "&#10;"
      case 0x0D: "&#13;"
      default: nil
      }
    }
    return nil
  }

  /// Character data knows no escapes. Lines are refused: in a scenario they would be another header of a
  /// message.
  static func writeCharacterData(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let problem = problem(in: text) { return problem }
    if let control = text.first(where: { $0 < 0x20 }) { return refusal(of: control, in: "a message") }
    var brackets = 0
    for byte in text {
      if brackets >= 2 && byte == 0x3E { return "has `]]>`, which would end the character data" }
      brackets = byte == 0x5D ? brackets + 1 : 0
    }
    if brackets > 0 { return "ends with `]`, which could end the character data" }
    bytes.append(contentsOf: text)
    return nil
  }

  /// XML 1.0 has no way at all to write most control characters.
  private static func problem(in text: UnsafeBufferPointer<UInt8>) -> String? {
    for place in 0..<text.count {
      let byte = text[place]
      if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return refusal(of: byte, in: "XML") }
      if byte == 0xEF, place + 2 < text.count, text[place + 1] == 0xBF, text[place + 2] >= 0xBE {
        return "has U+FFF\(text[place + 2] == 0xBE ? "E" : "F"), which XML cannot hold"
      }
    }
    return nil
  }
}
