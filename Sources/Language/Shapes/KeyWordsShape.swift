import Syntax

extension Shape where Value == KeyWords {
  /// `sales`, `[sales, buy a car]`, or those for each language, `{en: sales, es: [ventas, comprar]}`.
  static let keyWords: Shape<KeyWords> = {
    let words = Shape<[KeyWords.Word]>.oneOrMore
    let form = Form.either([Shape<String>.text.form(), Shape<String>.text.list.form(), .languages(words.form())])
    return Shape(form) { node, reader in
      reader.versions(node, words, form).map { versions in
        KeyWords(
          node: node,
          versions: versions.map { KeyWords.Version($0.value, language: $0.language, node: $0.node, key: $0.key) })
      }
    }
  }()
}

extension Shape where Value == [KeyWords.Word] {
  /// A word, or a list of some.
  fileprivate static let oneOrMore: Shape = {
    let word = Shape<KeyWords.Word>(Shape<String>.text.form()) { node, reader in
      Shape<String>.text.read(node, &reader).map { KeyWords.Word($0, node: node) }
    }
    let form = Form.either([word.form(), .list(word.form())])
    return Shape(form) { node, reader in
      guard reader.tree.kind(node) == .sequence else { return word.read(node, &reader).map { [$0] } }
      if reader.tree.count(node) == 0 { reader.wrong(node, form) }
      return word.list.read(node, &reader)
    }
  }()
}
