/// Follows HTML so far as to know what a piece of text would be: text, an attribute, or code
/// (https://html.spec.whatwg.org, 13.2.5, in outline).
struct HTMLPlace {
  private enum State: Equatable {
    case text, comment, tag
    case attribute(quote: UInt8)
    /// In an element whose text is no markup.
    case element(String)
  }

  private var state = State.text
  private var tagName = ""
  private var isTagName = false
  private var attribute = ""
  private var isAttributeEmpty = true

  mutating func read(_ text: ArraySlice<UInt8>) {
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      switch state {
      case .text:
        guard byte == 0x3C else { continue }
        if text[place...].starts(with: "!--".utf8) {
          state = .comment
        } else if place == text.endIndex || text[place].isHTMLName || text[place] == 0x2F
          || text[place] == 0x21
        {
          // Where a tag of the template follows, its value would name the element.
          (state, tagName, isTagName, attribute) = (.tag, "", true, "")
        }
      case .comment:
        if byte == 0x3E, text[..<(place - 1)].suffix(2).elementsEqual([0x2D, 0x2D]) { state = .text }
      case .element(let name):
        if byte == 0x3C, text[place...].hasPrefix("/" + name) {
          (state, tagName, isTagName, attribute) = (.tag, "/", false, "")
        }
      case .attribute(let quote):
        // Browsers skip blanks before a URL.
        if byte > 0x20 { isAttributeEmpty = false }
        if byte == quote { (state, attribute) = (.tag, "") }
      case .tag: readTag(byte)
      }
    }
  }

  private mutating func readTag(_ byte: UInt8) {
    switch byte {
    case 0x3E:
      let isRawText = ["script", "style", "textarea", "title"].contains(tagName)
      state = isRawText ? .element(tagName) : .text
    case 0x22, 0x27: (state, isAttributeEmpty) = (.attribute(quote: byte), true)
    case 0x20, 0x09, 0x0A, 0x0D, 0x2F:
      if isTagName && tagName.isEmpty && byte == 0x2F { tagName = "/" }
      isTagName = false
      attribute = ""
    case 0x3D: break
    default:
      let letter = Character(Unicode.Scalar(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte))
      if isTagName { tagName.append(letter) } else { attribute.append(letter) }
    }
  }

  func escaping(isRaw: Bool) throws(EscapingContext.Problem) -> Escaping {
    switch state {
    case .text, .element("title"), .element("textarea"): return .html
    case .element(let name):
      if isRaw { return .html }
      throw problem(
        "stands in `<\(name)>`, where text cannot be escaped; give it as JSON or ready-made, in `{{{…}}}`")
    case .comment: throw problem("stands in a comment, which text could end")
    case .tag: throw problem("stands in a tag; put the attribute's value in quotes")
    case .attribute:
      if attribute.hasPrefix("on") || ["style", "srcdoc"].contains(attribute) {
        throw problem("stands in the attribute `\(attribute)`, which is code")
      }
      if isRaw { throw problem("stands in an attribute, where all text must be escaped; write `{{…}}`") }
      let isURL = ["href", "src", "action", "formaction", "poster", "data", "xlink:href"].contains(attribute)
      return isURL && isAttributeEmpty ? .htmlURL : .html
    }
  }

  private func problem(_ message: String) -> EscapingContext.Problem {
    EscapingContext.Problem(message: message)
  }
}

extension UInt8 {
  fileprivate var isHTMLName: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
}

extension ArraySlice<UInt8> {
  fileprivate func hasPrefix(_ name: String) -> Bool {
    count >= name.utf8.count && zip(self, name.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }
}
