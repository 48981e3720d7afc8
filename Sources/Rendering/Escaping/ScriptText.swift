import JSONValues

/// Text in a JavaScript string, whatever its quotes (ECMA-262, 12.9.4), also where the script is in an HTML
/// page.
enum ScriptText {
  static func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    writeScript(text, to: &bytes) { byte in
      switch byte {
      case 0x22: "\\u0022"
      case 0x27: "\\u0027"
      case 0x5C: "\\\\"
      case 0x60: "\\u0060"
      // In a template literal, `${` begins an expression.
      case 0x24: "\\u0024"
      case 0x0A: "\\n"
      case 0x0D: "\\r"
      default: nil
      }
    }
    return nil
  }
}

/// JSON that may stand in a script and in an HTML page: nothing in it ends the element or a line.
enum ScriptJSON {
  static func write(_ value: JSONValue, to bytes: inout [UInt8]) {
    JSONWriter.compact(value).withUnsafeBufferPointer { text in
      // Outside of strings JSON has none of these characters.
      writeScript(text, to: &bytes) { _ in nil }
    }
  }
}

/// Writes `<`, `>`, `&`, U+2028, U+2029 and control characters as escapes, and others as told.
@inline(__always)
private func writeScript(
  _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], replacing replacement: (UInt8) -> StaticString?
) {
  var start = 0
  var place = 0
  while place < text.count {
    let byte = text[place]
    var length = 1
    var other: StaticString?
    switch byte {
    case 0x3C: other = "\\u003c"
    case 0x3E: other = "\\u003e"
    case 0x26: other = "\\u0026"
    case 0xE2 where place + 2 < text.count && text[place + 1] == 0x80 && text[place + 2] | 1 == 0xA9:
      other = text[place + 2] == 0xA8 ? "\\u2028" : "\\u2029"
      length = 3
    default: other = replacement(byte)
    }
    let isControl = byte < 0x20 || byte == 0x7F
    if other != nil || isControl {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
      if let other {
        other.withUTF8Buffer { bytes.append(contentsOf: $0) }
      } else {
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 0xF))
      }
      start = place + length
    }
    place += length
  }
  bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
}

private func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
