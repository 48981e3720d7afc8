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
      if reader.tree.count(node) == 0 { reader.nothing(node, form) }
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
      if reader.isMisspelt(node) { return nil }
      if reader.isSpokenValue(node) {
        return value.read(node, &reader).map { Speech(node: node, parts: [.value($0)]) }
      }
      if reader.tree.kind(node) != .sequence {
        return reader.versions(node, text, form).map { Speech(node, $0) }
      }
      if reader.tree.count(node) == 0 { reader.nothing(node, form) }
      reader.lookForSplitText(node)
      let parts = reader.tree.elements(node).map { reader.current($0) }.compactMap { item -> Speech.Part? in
        if reader.isSpokenValue(item) { return value.read(item, &reader).map { .value($0) } }
        if reader.isMisspelt(item) { return nil }
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

extension Reader {
  /// Whether an element is a value whose manner is misspelt, which a finding then says. Tags of languages are shorter.
  fileprivate mutating func isMisspelt(_ item: NodeID) -> Bool {
    guard tree.kind(item) == .mapping, !isSpokenValue(item) else { return false }
    let manners = SpokenValue.Manner.allCases.map(\.rawValue)
    for (key, value) in tree.pairs(item) {
      let name = tree.string(key)
      guard name.utf8.count > 3, !name.contains("-"), nearest(to: name, among: manners) != nil else { continue }
      unknownKey(key, value, manners, in: item)
      return true
    }
    return false
  }
}

extension Speech.Version {
  fileprivate init(_ version: TextVersion<String>) {
    self.init(version.value.onOneLine, language: version.language, node: version.node, key: version.key)
  }
}

extension Speech {
  fileprivate init(_ node: NodeID, _ versions: [TextVersion<String>]) {
    self.init(node: node, versions: versions.map(Version.init))
  }
}

extension String {
  /// As it is spoken: blanks, tabs and line breaks between two words are one blank, and before and behind all words none.
  fileprivate var onOneLine: String {
    var before: UInt8 = 0x20
    let isPlain = utf8.allSatisfy { byte in
      defer { before = byte }
      // The two begin marks of lines, among others.
      return byte == 0x20 ? before != 0x20 : byte > 0x20 && byte != 0xC2 && byte != 0xE2
    }
    if isPlain && before != 0x20 { return self }
    return unicodeScalars.split { scalar in
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
      default: false
      }
    }.map { String($0) }.joined(separator: " ")
  }
}
