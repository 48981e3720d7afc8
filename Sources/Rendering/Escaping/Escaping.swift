/// How text is written in one place of a template, so that it stays text. What cannot be written there is
/// refused.
enum Escaping: Sendable, Hashable {
  case html
  /// The first characters of an attribute that holds a URL: they decide what following it does.
  case htmlURL
  case xml
  /// Inside of `<![CDATA[`.
  case xmlCharacterData
  case conf, javascript, css, mermaid, markdown, plain

  /// Puts text at the end of `bytes`; or puts nothing there that counts, and says what is wrong with the
  /// text.
  @inline(__always)
  func write(_ text: String, to bytes: inout [UInt8]) -> String? {
    var text = text
    return text.withUTF8 { text in
      switch self {
      case .html: MarkupText.writeHTML(text, to: &bytes)
      case .htmlURL: MarkupText.writeURL(text, to: &bytes)
      case .xml: MarkupText.writeXML(text, to: &bytes)
      case .xmlCharacterData: MarkupText.writeCharacterData(text, to: &bytes)
      case .conf: ConfigurationText.write(text, to: &bytes)
      case .javascript: ScriptText.write(text, to: &bytes)
      case .css: StyleText.write(text, to: &bytes)
      case .mermaid: DiagramText.write(text, to: &bytes)
      case .markdown: DocumentText.writeMarkdown(text, to: &bytes)
      case .plain: DocumentText.write(text, to: &bytes)
      }
    }
  }
}

/// Writes text of which some bytes have to be written otherwise.
@inline(__always)
func writeText(
  _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], replacing replacement: (UInt8) -> StaticString?
) {
  var start = 0
  for place in 0..<text.count {
    guard let other = replacement(text[place]) else { continue }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
    other.withUTF8Buffer { bytes.append(contentsOf: $0) }
    start = place + 1
  }
  bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
}

/// Says which character cannot be written in a file.
func refusal(of byte: UInt8, in file: String) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "has the control character U+00\(digits.count < 2 ? "0" : "")\(digits), which \(file) cannot hold"
}
