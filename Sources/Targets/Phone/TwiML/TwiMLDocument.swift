import JSONValues

/// One document of TwiML: verbs in order (twilio.com/docs/voice/twiml, read 2026-11-22).
struct TwiMLDocument: ~Copyable {
  private var xml = ByteBuffer(capacity: 1_000)
  private var isEmpty = true

  typealias Attribute = (name: StaticString, value: Value)

  /// What an attribute says.
  enum Value: ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    /// A document or a route of a step: `/keys`.
    case path(String, StaticString)
    init(stringLiteral text: String) { self = .text(text) }
  }

  init() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// A verb without content.
  mutating func verb(_ name: StaticString, _ attributes: [Attribute] = []) {
    begin("  <", name, attributes)
    xml.append("/>\n")
  }

  /// A verb with text.
  mutating func verb(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    whole("  <", name, attributes, text)
  }

  /// What stands in a verb.
  struct Noun {
    let name: StaticString
    let attributes: [Attribute]
    let text: String
    init(_ name: StaticString, _ attributes: [Attribute], _ text: String) {
      self.name = name
      self.attributes = attributes
      self.text = text
    }
  }

  /// A verb with several nouns inside, or none.
  mutating func verb(_ name: StaticString, _ attributes: [Attribute], _ nouns: [Noun]) {
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
    _ name: StaticString, _ attributes: [Attribute], _ inner: StaticString,
    _ innerAttributes: [Attribute] = [],
    text: String
  ) {
    begin("  <", name, attributes)
    xml.append(">\n")
    whole("    <", inner, innerAttributes, text)
    end("  </", name)
  }

  /// What a far end of a web socket is told as the connection begins.
  typealias Parameter = (name: String, value: String)

  /// `<Connect>` with the one `<Stream>` in it.
  mutating func connect(_ attributes: [Attribute], _ stream: [Attribute], _ parameters: [Parameter]) {
    begin("  <", "Connect", attributes)
    xml.append(">\n")
    begin("    <", "Stream", stream)
    if parameters.isEmpty {
      xml.append("/>\n")
    } else {
      xml.append(">\n")
      for parameter in parameters {
        begin("      <", "Parameter", [("name", .text(parameter.name)), ("value", .text(parameter.value))])
        xml.append("/>\n")
      }
      end("    </", "Stream")
    }
    end("  </", "Connect")
  }

  /// The whole file at the end of a text.
  consuming func finish(to text: inout ByteBuffer) {
    text.append(xml)
    text.append(isEmpty ? "<Response/>\n" : "</Response>\n")
  }

  private mutating func begin(_ indent: StaticString, _ name: StaticString, _ attributes: [Attribute]) {
    if isEmpty {
      isEmpty = false
      xml.append("<Response>\n")
    }
    xml.append(indent)
    xml.append(name)
    // Without a copy of each, which would count its references up and down.
    attributes.withUnsafeBufferPointer { attributes in
      for place in attributes.indices {
        xml.append(" ")
        xml.append(attributes[place].name)
        xml.append("=\"")
        switch attributes[place].value {
        case .text(let text): xml.append(escaped: text)
        case .number(let number): xml.append(decimal: number)
        case .path(let file, let ending):
          xml.append(escaped: file)
          xml.append(ending)
        }
        xml.append("\"")
      }
    }
  }

  private mutating func whole(
    _ indent: StaticString, _ name: StaticString, _ attributes: [Attribute], _ text: String
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
