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
      let parts = reader.tree.elements(node).map { reader.current($0) }.compactMap { item -> Speech.Part? in
        guard reader.tree.kind(item) == .mapping, reader.tree.count(item) == 1 else {
          reader.wrong(item, .text(what: "one text with its language, `{es: …}`", pattern: nil))
          return nil
        }
        return reader.versions(item, text, languages)?.first.map { .always(Speech.Version($0)) }
      }
      return parts.isEmpty ? nil : Speech(node: node, parts: parts)
    }
  }()

  /// What a step says: the same, and a list may have texts that are in the language of the call, and values.
  static let saying = inTurn(.spokenValue, Shape<SpokenValue>.forms)

  /// What whoever answers is told: the same, and the digits of the caller's number.
  static let telling = inTurn(.toldValue, Shape<SpokenValue>.toldForms)

  private static func inTurn(_ value: Shape<SpokenValue>, _ forms: [Form]) -> Shape<Speech> {
    let text = Shape<String>.text
    let languages = Form.languages(text.form())
    let form = Form.either([text.form()] + forms + [languages, .list(.either([text.form()] + forms + [languages]))])
    return Shape(form) { node, reader in
      if reader.isSpokenValue(node) {
        return value.read(node, &reader).map { Speech(node: node, parts: [.value($0)]) }
      }
      if reader.tree.kind(node) != .sequence {
        return reader.versions(node, text, form).map { Speech(node, $0) }
      }
      if reader.tree.count(node) == 0 { reader.wrong(node, form) }
      reader.lookForSplitText(node)
      let parts = reader.tree.elements(node).map { reader.current($0) }.compactMap { item -> Speech.Part? in
        if reader.isSpokenValue(item) { return value.read(item, &reader).map { .value($0) } }
        guard let versions = reader.versions(item, text, languages)?.map(Speech.Version.init) else { return nil }
        return versions.count == 1 && versions[0].language != nil ? .always(versions[0]) : .chosen(versions)
      }
      return parts.isEmpty ? nil : Speech(node: node, parts: parts)
    }
  }
}

extension Reader {
  /// Whether an element of what a step says is no text: `digits`, `number`, `date`, `time` and `duration` are no languages.
  fileprivate func isSpokenValue(_ item: NodeID) -> Bool {
    tree.kind(item) == .mapping
      && tree.pairs(item).contains { SpokenValue.Manner(rawValue: tree.string($0.0)) != nil }
  }
}

extension Speech.Version {
  fileprivate init(_ version: TextVersion<String>) {
    self.init(version.value, language: version.language, node: version.node, key: version.key)
  }
}

extension Speech {
  fileprivate init(_ node: NodeID, _ versions: [TextVersion<String>]) {
    self.init(node: node, versions: versions.map(Version.init))
  }
}
