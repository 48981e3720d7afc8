import Syntax

extension Shape where Value == ImageElement {
  static let imageElement = record(
    "Image", "A picture in a frame of fixed ratio.",
    [
      .required("source", \.source, .template, "Its address: `https://…`, or text with `format: uri`."),
      .required("alt", \.alt, .anyLabel, "What it shows, for those who don't see it."),
      .defaulted("ratio", \.ratio, .word, "Width to height; `16:9` unless it is said."),
    ])
}

extension Shape where Value == BadgeElement {
  private static let badgeRecord = record(
    "Badge", "A word that stands out.",
    [
      .required("text", \.text, .label, "The word."),
      .defaulted("tone", \.tone, .word, "What its colour says beside the word."),
      .defaulted("tones", \.tones, .tonesOfValues, "The tone of single values of an enumeration: `{late: bad}`."),
    ])

  /// A badge in full, or its text alone.
  static let badgeElement = Shape(.either([Shape<Template>.template.form(), badgeRecord.form()])) { node, reader in
    guard reader.tree.kind(node) == .scalar else { return badgeRecord.read(node, &reader) }
    guard let text = Shape<Template>.template.read(node, &reader) else { return nil }
    var badge = BadgeElement(node: node)
    badge.text = text
    return badge
  }
}

extension Shape where Value == [ToneOfValue] {
  static let tonesOfValues = Shape(.map(keys: nil, Shape<Tone>.word.form())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, Shape<Tone>.word.form()) }) else { return nil }
    var tones: [ToneOfValue] = []
    for (key, item) in reader.tree.pairs(node) {
      guard let tone = Shape<Tone>.word.read(reader.current(item), &reader) else { continue }
      tones.append(ToneOfValue(value: reader.tree.string(key), key: key, tone: tone))
    }
    return tones
  }
}

extension Shape where Value == ProgressElement {
  static let progressElement = record(
    "Progress", "How much of something is done, as a bar.",
    [
      .required("label", \.label, .label, "What it measures."),
      .required("value", \.value, .template, "How much is done: a number."),
      .optional("of", \.of, .template, "The number when all is done; without it `value` is a share from 0 to 1."),
    ])
}

extension Shape where Value == StepsElement {
  static let stepsElement = record(
    "Steps", "The stages of something, and where it is.",
    [
      .required("at", \.at, .pathOrNil, "A value of an enumeration: the step that it is at."),
      .required("steps", \.steps, .namedTexts, "The values in their order, with their labels."),
    ])
}

extension Shape where Value == ChartElement {
  static let chartElement = record(
    "Chart", "Numbers of a list as bars or a line; `$(item.…)` is the element.",
    [
      .defaulted("kind", \.kind, .word, "`bar` (for amounts) or `line` (for a course over time)."),
      .required("title", \.title, .label, "What the numbers are."),
      .required("of", \.of, .pathOrNil, "The list."),
      .required("label", \.label, .label, "What stands under a number."),
      .required("value", \.value, .template, "The number, with a format if it needs one."),
      .optional("empty", \.empty, .label, "What is said when the list is empty."),
    ])
}
