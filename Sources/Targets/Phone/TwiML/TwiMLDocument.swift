/// One document of TwiML: verbs in order (twilio.com/docs/voice/twiml, read 2026-11-22).
struct TwiMLDocument {
  private var body = ""

  /// A verb without content.
  mutating func verb(_ name: String, _ attributes: [(String, String)] = []) {
    body += "  <\(name)\(Self.text(attributes))/>\n"
  }

  /// A verb with text.
  mutating func verb(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    body += "  <\(name)\(Self.text(attributes))>\(XMLText.escape(text))</\(name)>\n"
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
    body += "  <\(name)\(Self.text(attributes))>\n"
    for noun in nouns {
      body += "    <\(noun.name)\(Self.text(noun.attributes))>\(XMLText.escape(noun.text))</\(noun.name)>\n"
    }
    body += "  </\(name)>\n"
  }

  /// A verb with one noun or verb inside.
  mutating func verb(
    _ name: String, _ attributes: [(String, String)], _ inner: String,
    _ innerAttributes: [(String, String)] = [],
    text: String
  ) {
    body += """
        <\(name)\(Self.text(attributes))>
          <\(inner)\(Self.text(innerAttributes))>\(XMLText.escape(text))</\(inner)>
        </\(name)>

      """
  }

  var text: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + (body.isEmpty ? "<Response/>\n" : "<Response>\n\(body)</Response>\n")
  }

  private static func text(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(XMLText.escape($0.1))\"" }.joined()
  }
}
