import Syntax

extension Shape where Value == [Ask.Key] {
  /// Keys and where they lead. An entry with several answers stands for an entry each.
  static let keys = Shape(Shape<[Ask.Key]>.entry.list.form()) { node, reader in
    Shape<[Ask.Key]>.entry.list.read(node, &reader).map { Array($0.joined()) }
  }

  private static let entry = Shape<KeyDraft>.record(
    "Key", "A key, or several, and the step that they lead to.",
    [
      .required(
        "press", \.press, .either,
        "`'0'` to `'9'`, `star` or `pound`; several in order, `'10[01]X'`, where `X` is any digit; or a list of such."),
      .optional(
        "words", \.words, .keyWords,
        "What may be said instead, where TwiML is served: of several keys it is the first. `{en: …, es: …}` for each language."
      ),
      .required("next", \.next, .text, "The step."),
    ]
  ).map { draft in
    draft.press.enumerated().map { place, press in
      var key = Ask.Key(node: draft.node)
      key.press = press
      if place == 0 { key.words = draft.words }
      key.next = draft.next
      return key
    }
  }

  fileprivate struct KeyDraft: Record {
    var node: NodeID
    var press: [KeyPattern] = []
    var words: KeyWords?
    var next = ""
    init(node: NodeID) { self.node = node }
  }
}

extension Shape where Value == [KeyPattern] {
  /// One answer, or a list of them.
  fileprivate static let either = Shape(
    .either([Shape<KeyPattern>.keyPattern.form(), .list(Shape<KeyPattern>.keyPattern.form())])
  ) { node, reader in
    if reader.tree.kind(node) == .sequence { return Shape<KeyPattern>.keyPattern.list.read(node, &reader) }
    return Shape<KeyPattern>.keyPattern.read(node, &reader).map { [$0] }
  }
}

extension Shape where Value == KeyPattern {
  /// Keys of a telephone: one, or several in order.
  fileprivate static let keyPattern = Shape(
    .text(what: what, pattern: "^([0-9*#XZN]|\\[[0-9-]+\\])+$|^(star|pound)$")
  ) { node, reader in
    let form = Form.text(what: what, pattern: "^([0-9*#XZN]|\\[[0-9-]+\\])+$|^(star|pound)$")
    guard let text = reader.scalar(node, { form }) else { return nil }
    let pattern = KeyPattern(text == "star" ? "*" : text == "pound" ? "#" : text)
    guard pattern.places != nil, pattern.length <= 20 else {
      reader.wrong(node, form)
      return nil
    }
    return pattern
  }

  private static let what = "a key: `0` to `9`, `star` or `pound`, or several such as `10[01]X`"
}

extension Shape where Value == Ask.Retry {
  static let retry = record(
    "Retry", "What happens without a valid key.",
    [
      .optional("after", \.after, .duration, "How long a key is waited for; 5 s unless said."),
      .optional(
        "tries", \.tries, .integer(1...10), "How often it is asked in all; once unless said, in `too_many` 3 times."),
      .optional("say", \.say, .speech, "What is said before it is asked again."),
      .required("next", \.next, .text, "The step after the last try."),
    ])
}
