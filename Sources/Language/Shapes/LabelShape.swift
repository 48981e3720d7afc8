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
  static let label = inLanguages(.template)

  /// The same without bindings.
  static let plainLabel = inLanguages(
    Shape(Shape<String>.text.form()) { node, reader in
      Shape<String>.text.read(node, &reader).map { Template(node: node, segments: [.literal($0)]) }
    })

  private static func inLanguages(_ text: Shape<Template>) -> Shape<Template> {
    let languages = Form.map(keys: Shape<String>.languageTag.form().pattern, text.form())
    let form = Form.either([text.form(), languages])
    return Shape(form) { node, reader in
      guard reader.tree.kind(node) == .mapping else { return text.read(node, &reader) }
      if reader.tree.count(node) == 0 { reader.wrong(node, form) }
      var versions: [Template] = []
      for (key, item) in reader.tree.pairs(node) {
        guard let language = reader.name(key, .languageTag) else { continue }
        let outer = reader.owner
        reader.owner = key
        defer { reader.owner = outer }
        guard var version = text.read(reader.current(item), &reader) else { continue }
        version.language = language
        versions.append(version)
      }
      guard var first = versions.first else { return nil }
      first.translations = Array(versions.dropFirst())
      return first
    }
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
