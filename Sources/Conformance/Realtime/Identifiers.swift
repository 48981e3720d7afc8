/// Words of a text that name something: those with an underscore, and those that the text says to call.
enum Identifiers {
  struct Word {
    let text: String
    /// In bytes of the text.
    let range: Range<Int>
    /// Whether it follows "call", or is a heading of its own.
    let isCalled: Bool
  }

  static func words(of text: String) -> [Word] {
    let bytes = Array(text.utf8)
    var words: [Word] = []
    var index = 0
    var previous = ""
    while index < bytes.count {
      guard bytes[index].isWordByte else {
        if bytes[index] != 0x20 && bytes[index] != 0x23 { previous = "" }
        if bytes[index] == 0x23 { previous = "##" }
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index].isWordByte { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      let isHeading = previous == "##" && index < bytes.count && bytes[index] == 0x3A
      let isCalled = isHeading || previous == "call" || previous == "Call"
      let isName = word.contains("_") && word.first != "_" && word.last != "_"
      if isName || (isCalled && word.utf8.allSatisfy { $0 < 0x80 }) {
        words.append(Word(text: word, range: start..<index, isCalled: isCalled))
      }
      previous = word
    }
    // A plain word after "call" is prose: "call the tool".
    return words.filter { $0.text.contains("_") || $0.isCalled }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}

extension Subject {
  /// Every word with an underscore that the contract's files hold.
  var identifiers: Set<String> {
    var found: Set<String> = []
    for file in resolved.origin.sources.files {
      for word in Identifiers.words(of: String(decoding: file.bytes, as: UTF8.self)) { found.insert(word.text) }
    }
    return found
  }
}
