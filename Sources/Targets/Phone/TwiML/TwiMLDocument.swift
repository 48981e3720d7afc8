import JSONValues

/// One document of TwiML: verbs in order (twilio.com/docs/voice/twiml, read 2026-11-22).
struct TwiMLDocument: ~Copyable {
  private var xml = ByteBuffer(capacity: 1_000)
  private var isEmpty = true

  init() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// A verb without content.
  mutating func verb(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    begin("  <", name, attributes)
    xml.append("/>\n")
  }

  /// A verb with text.
  mutating func verb(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String) {
    whole("  <", name, attributes, text)
  }

  /// What stands in a verb.
  struct Noun {
    let name: StaticString
    let attributes: [(StaticString, String)]
    let text: String
    init(_ name: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
      self.name = name
      self.attributes = attributes
      self.text = text
    }
  }

  /// A verb with several nouns inside, or none.
  mutating func verb(_ name: StaticString, _ attributes: [(StaticString, String)], _ nouns: [Noun]) {
    if nouns.isEmpty {
      verb(name, attributes)
      return
    }
    begin("  <", name, attributes)
    xml.append(">\n")
    for noun in nouns { whole("    <", noun.name, noun.attributes, noun.text) }
    end("  </", name)
  }

  /// A verb with one noun or verb inside.
  mutating func verb(
    _ name: StaticString, _ attributes: [(StaticString, String)], _ inner: StaticString,
    _ innerAttributes: [(StaticString, String)] = [],
    text: String
  ) {
    begin("  <", name, attributes)
    xml.append(">\n")
    whole("    <", inner, innerAttributes, text)
    end("  </", name)
  }

  /// The whole file.
  consuming func finish() -> [UInt8] {
    xml.append(isEmpty ? "<Response/>\n" : "</Response>\n")
    return xml.bytes
  }

  private mutating func begin(_ indent: StaticString, _ name: StaticString, _ attributes: [(StaticString, String)]) {
    if isEmpty {
      isEmpty = false
      xml.append("<Response>\n")
    }
    xml.append(indent)
    xml.append(name)
    for (key, value) in attributes {
      xml.append(" ")
      xml.append(key)
      xml.append("=\"")
      xml.append(escaped: value)
      xml.append("\"")
    }
  }

  private mutating func whole(
    _ indent: StaticString, _ name: StaticString, _ attributes: [(StaticString, String)], _ text: String
  ) {
    begin(indent, name, attributes)
    xml.append(">")
    xml.append(escaped: text)
    end("</", name)
  }

  private mutating func end(_ indent: StaticString, _ name: StaticString) {
    xml.append(indent)
    xml.append(name)
    xml.append(">\n")
  }
}
