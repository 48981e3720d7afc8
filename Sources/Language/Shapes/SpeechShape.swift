import Syntax

extension Shape where Value == Speech {
  /// `text`, or `{en: …, es: …}`: where one sound is played.
  static let chosenSpeech: Shape<Speech> = {
    let form = Form.either([Shape<String>.text.form(), .languages(Shape<String>.text.form())])
    return Shape(form) { node, reader in reader.versions(node, Shape<String>.text, form).map { Speech(node, $0) } }
  }()

  /// What a person hears: `text`, `{en: …, es: …}`, or `[{en: …}, {es: …}]`, which is all said.
  static let speech: Shape<Speech> = {
    let text = Shape<String>.text
    let languages = Form.languages(text.form())
    let form = Form.either([text.form(), languages, .list(languages)])
    return Shape(form) { node, reader in
      if reader.tree.kind(node) != .sequence {
        return reader.versions(node, text, form).map { Speech(node, $0) }
      }
      if reader.tree.count(node) == 0 { reader.wrong(node, form) }
      var all = Speech(node, [])
      all.isInTurn = true
      for item in reader.tree.elements(node) {
        let item = reader.current(item)
        guard reader.tree.kind(item) == .mapping, reader.tree.count(item) == 1 else {
          reader.wrong(item, .text(what: "one text with its language, `{es: …}`", pattern: nil))
          continue
        }
        all.versions += Speech(item, reader.versions(item, text, languages) ?? []).versions
      }
      return all.versions.isEmpty ? nil : all
    }
  }()
}

extension Speech {
  fileprivate init(_ node: NodeID, _ versions: [TextVersion<String>]) {
    self.init(
      node: node, versions: versions.map { Version($0.value, language: $0.language, node: $0.node, key: $0.key) })
  }
}
