/// Where in the file that a template makes a tag stands, as far as that decides about escaping. It follows
/// the template's own text from its beginning: sections and partials are taken to leave the place as it was.
struct EscapingContext {
  private let type: TemplateType
  private var html = HTMLPlace()
  private var isCharacterData = false

  struct Problem: Error {
    let message: String
  }

  init(type: TemplateType) { self.type = type }

  mutating func read(_ text: ArraySlice<UInt8>) {
    switch type {
    case .html: html.read(text)
    case .xml:
      for place in text.indices {
        let rest = text[place...]
        if !isCharacterData && rest.starts(with: "<![CDATA[".utf8) { isCharacterData = true }
        if isCharacterData && rest.starts(with: "]]>".utf8) { isCharacterData = false }
      }
    default: break
    }
  }

  /// How a value is written here. Fails where none may be.
  func escaping(isRaw: Bool) throws(Problem) -> Escaping {
    switch type {
    case .html: return try html.escaping(isRaw: isRaw)
    case .xml: return isCharacterData ? .xmlCharacterData : .xml
    case .conf: return .conf
    case .javascript: return .javascript
    case .css: return .css
    case .mermaid: return .mermaid
    case .markdown: return .markdown
    case .plain: return .plain
    }
  }
}
