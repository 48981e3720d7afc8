/// One document of TwiML: verbs in order (twilio.com/docs/voice/twiml, read 2026-11-22).
struct TwiMLDocument {
  private var body = TextBytes()

  /// A verb without content.
  mutating func verb(_ name: String, _ attributes: [(String, String)] = []) {
    begin("  <", name, attributes)
    body.put("/>\n")
  }

  /// A verb with text.
  mutating func verb(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    whole("  <", name, attributes, text)
  }

  /// What stands in a verb.
  struct Noun {
    let name: String
    let attributes: [(String, String)]
    let text: String
    init(_ name: String, _ attributes: [(String, String)], _ text: String) {
      self.name = name
      self.attributes = attributes
      self.text = text
    }
  }

  /// A verb with several nouns inside, or none.
  mutating func verb(_ name: String, _ attributes: [(String, String)], _ nouns: [Noun]) {
    if nouns.isEmpty {
      verb(name, attributes)
      return
    }
    begin("  <", name, attributes)
    body.put(">\n")
    for noun in nouns { whole("    <", noun.name, noun.attributes, noun.text) }
    end("  </", name)
  }

  /// A verb with one noun or verb inside.
  mutating func verb(
    _ name: String, _ attributes: [(String, String)], _ inner: String,
    _ innerAttributes: [(String, String)] = [],
    text: String
  ) {
    begin("  <", name, attributes)
    body.put(">\n")
    whole("    <", inner, innerAttributes, text)
    end("  </", name)
  }

  /// The whole file.
  var bytes: [UInt8] {
    var text = TextBytes()
    text.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if body.bytes.isEmpty {
      text.put("<Response/>\n")
    } else {
      text.put("<Response>\n")
      text.put(body.bytes)
      text.put("</Response>\n")
    }
    return text.bytes
  }

  private mutating func begin(_ indent: String, _ name: String, _ attributes: [(String, String)]) {
    body.put(indent)
    body.put(name)
    for (key, value) in attributes {
      body.put(" ")
      body.put(key)
      body.put("=\"")
      body.put(XMLText.escape(value))
      body.put("\"")
    }
  }

  private mutating func whole(_ indent: String, _ name: String, _ attributes: [(String, String)], _ text: String) {
    begin(indent, name, attributes)
    body.put(">")
    body.put(XMLText.escape(text))
    end("</", name)
  }

  private mutating func end(_ indent: String, _ name: String) {
    body.put(indent)
    body.put(name)
    body.put(">\n")
  }
}
