import Syntax

/// `words:` what a caller may say instead of pressing a key: for all calls in the language that a text without one has, or
/// for each language its own.
public struct KeyWords: Sendable {
  public var node: NodeID
  public var versions: [Version]

  public init(node: NodeID, versions: [Version]) {
    self.node = node
    self.versions = versions
  }

  /// The words in one language.
  public struct Version: Sendable {
    public var node: NodeID
    /// A BCP 47 tag; nil for the language that a dialplan begins with.
    public var language: String?
    /// Where the language is written; nil where it is not.
    public var key: NodeID?
    public var words: [Word]

    public init(_ words: [Word], language: String? = nil, node: NodeID, key: NodeID? = nil) {
      self.node = node
      self.key = key
      self.language = language
      self.words = words
    }
  }

  /// A word, or several that are said together.
  public struct Word: Sendable {
    public var node: NodeID
    public var text: String

    public init(_ text: String, node: NodeID) {
      self.node = node
      self.text = text
    }

    /// As it is compared with what a recognizer understood.
    public var compared: String { KeyWords.compared(text) }

    /// As a recognizer is told it: without whatever it would take for the end of a phrase, or for more than words.
    public var hint: String {
      KeyWords.words(of: text) { $0 == "'" || $0 == "’" || $0.isOfWords ? String($0) : nil }
    }
  }

  /// The words for calls in a language; `first` is that of words without one.
  public func words(in language: String, first: String) -> [Word] {
    LanguageLookup.first(for: language) { tag in versions.first { ($0.language ?? first) == tag } }?.words ?? []
  }

  /// A text without what a recognizer writes in one way or another: each letter is a small one, an apostrophe is left out,
  /// and whatever else is no letter, mark or digit parts two words, between which one blank is left.
  public static func compared(_ text: String) -> String {
    words(of: text) { scalar in
      if scalar == "'" || scalar == "’" { return "" }
      return scalar.isOfWords ? scalar.properties.lowercaseMapping : nil
    }
  }

  /// The words of a text with one blank between two; where there is nothing for a character, a word ends.
  private static func words(of text: String, _ letter: (Unicode.Scalar) -> String?) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if let letter = letter(scalar) {
        word += letter
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return (word.isEmpty ? words : words + [word]).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// A letter, a mark or a decimal digit: Unicode's L, M and Nd.
  fileprivate var isOfWords: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber:
      true
    default: false
    }
  }
}

/// Which of several versions a call in a language has (RFC 4647, section 3.4).
enum LanguageLookup {
  /// What there is for the tag or, where there is nothing, for it without its last part: `es` serves `es-MX`.
  static func first<Found>(for language: String, _ find: (Substring) -> Found?) -> Found? {
    var tag = Substring(language)
    while true {
      if let found = find(tag) { return found }
      guard let end = tag.lastIndex(of: "-") else { return nil }
      tag = tag[..<end]
    }
  }
}
