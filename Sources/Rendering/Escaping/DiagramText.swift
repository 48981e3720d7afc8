/// Text in a quoted label of a Mermaid diagram (https://mermaid.js.org/syntax/flowchart.html, entity codes).
enum DiagramText {
  static func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> String? {
    if let control = text.first(where: { $0 < 0x20 || $0 == 0x7F }) {
      return refusal(of: control, in: "a label")
    }
    writeText(text, to: &bytes) { byte in
      switch byte {
      case 0x22: "#quot;"
      case 0x23: "#35;"
      case 0x26: "#amp;"
      case 0x3B: "#59;"
      case 0x3C: "#lt;"
      case 0x3E: "#gt;"
      case 0x60: "#96;"
      case 0x5C: "#92;"
      default: nil
      }
    }
    return nil
  }
}
