import Syntax

extension Shape where Value == String {
  /// A language, as the host's locale names it.
  static let languageTag = matching(
    "a language such as `en` or `pt-BR`", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
  ) { bytes in
    let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(isLetter) else { return false }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy { isNameByte($0) && $0 != 0x5F } }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

extension Shape where Value == Template {
  /// Text for people: as it is, or in several languages, `{en: Total, de: Summe}`.
  static let label = inLanguages(
    Shape(Shape<Template>.template.form()) { node, reader in
      guard let text = Shape<Template>.template.read(node, &reader) else { return nil }
      guard text.literal?.isBlank != true else {
        reader.wordless(node)
        return nil
      }
      return text
    })

  /// The same where there may be nothing to say.
  static let anyLabel = inLanguages(.template)

  /// The same without bindings.
  static let plainLabel = inLanguages(
    Shape(Shape<String>.text.form()) { node, reader in
      Shape<String>.text.read(node, &reader).map { Template(node: node, segments: [.literal($0)]) }
    })

  private static func inLanguages(_ text: Shape<Template>) -> Shape<Template> {
    let form = Form.either([text.form(), .languages(text.form())])
    return Shape(form) { node, reader in
      let versions = (reader.versions(node, text, form) ?? []).map { version in
        var template = version.value
        template.language = version.language
        return template
      }
      guard var first = versions.first else { return nil }
      first.translations = Array(versions.dropFirst())
      return first
    }
  }
}

extension Form {
  /// A text for each language.
  static func languages(_ text: Form) -> Form { .map(keys: Shape<String>.languageTag.form().pattern, text) }
}

/// A text in one language, and where both are written.
struct TextVersion<Text> {
  let language: String?
  let key: NodeID?
  let node: NodeID
  let value: Text
}

extension Reader {
  /// A text as it is, or in each of its languages, `{en: …, de: …}`; nil if there is none.
  mutating func versions<Text>(_ node: NodeID, _ text: Shape<Text>, _ form: Form)
    -> [TextVersion<Text>]?
  {
    guard tree.kind(node) == .mapping else {
      return text.read(node, &self).map { [TextVersion(language: nil, key: nil, node: node, value: $0)] }
    }
    if tree.count(node) == 0 { nothing(node, form) }
    var versions: [TextVersion<Text>] = []
    for (key, item) in tree.pairs(node) {
      guard let language = name(key, .languageTag) else { continue }
      let outer = owner
      owner = key
      defer { owner = outer }
      let item = current(item)
      if let value = text.read(item, &self) {
        versions.append(TextVersion(language: language, key: key, node: item, value: value))
      }
    }
    return versions.isEmpty ? nil : versions
  }
}

extension Shape where Value == [NamedText] {
  /// Texts by names of the author's choice.
  static let namedTexts = Shape(.map(keys: nil, Shape<Template>.label.form())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, .json(what: "text")) }) else { return nil }
    var texts: [NamedText] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      guard let text = Shape<Template>.label.read(reader.current(item), &reader) else { continue }
      texts.append(NamedText(name: reader.tree.string(key), key: key, text: text))
    }
    return texts
  }
}
