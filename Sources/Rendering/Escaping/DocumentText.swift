/// Text in documents for people: Markdown (CommonMark 0.31.2, section 2.4) and plain text.
enum DocumentText {
  static func writeMarkdown(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let problem = problem(in: text) { return problem }
    // At the beginning, digits and these make lists, rules and headings.
    var mayBeginBlock = true
    for byte in text {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x0A, 0x0D:
        // A line of its own could begin a heading, a list or a fence.
        bytes.append(0x20)
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x23, 0x7C, 0x7E, 0x3E, 0x21, 0x24:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x2B, 0x2D, 0x3D, 0x2E, 0x29:
        if mayBeginBlock { bytes.append(0x5C) }
        bytes.append(byte)
      default: bytes.append(byte)
      }
      if byte != 0x20 && !(byte >= 0x30 && byte <= 0x39) { mayBeginBlock = false }
    }
    return nil
  }

  static func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let problem = problem(in: text) { return problem }
    bytes.append(contentsOf: text)
    return nil
  }

  private static func problem(in text: UnsafeBufferPointer<UInt8>) -> String? {
    text.first { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }.map {
      refusal(of: $0, in: "a text")
    }
  }
}
