/// Text in a CSS string (CSS Syntax Level 3, section 4.3.7), also where the style is in an HTML page.
enum StyleText {
  static func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if text.contains(0) { return refusal(of: 0, in: "CSS") }
    for byte in text {
      let isPlain =
        byte >= 0x80 || byte == 0x20 || (byte >= 0x30 && byte <= 0x39)
        || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      if isPlain || byte == 0x2D || byte == 0x2E || byte == 0x2C || byte == 0x5F {
        bytes.append(byte)
      } else {
        bytes.append(0x5C)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
        // The blank ends the escape and is no part of the text.
        bytes.append(0x20)
      }
    }
    return nil
  }
}
