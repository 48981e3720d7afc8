import Findings
import Syntax

extension Shape where Value == Element {
  /// One piece of a layout: a mapping whose one key says what it is; a condition also has `then` and `else`.
  static let element: Shape<Element> = Shape(.record(elementForm)) { node, reader in
    guard reader.expect(.mapping, node, { .record(elementForm) }) else { return nil }
    if reader.tree.pair(node, "if") != nil {
      return Shape<Conditional>.conditional.read(node, &reader).map { Element(node, .conditional($0)) }
    }
    var element: Element?
    for (key, item) in reader.tree.pairs(node) {
      guard let kind = ElementKind.all.first(where: { reader.tree.isText(key, $0.name) }) else {
        reader.unknownKey(key, item, ElementKind.all.map { "\($0.name)" } + ["if"], in: node)
        return nil
      }
      guard element == nil else {
        reader.findings.append(
          Finding(
            LanguageFindings.unknownKey, at: reader.tree.location(key), "an element is one thing, not two",
            help: "begin a new entry with `- \(kind.name):`"))
        return nil
      }
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      guard let content = kind.read(reader.current(item), &reader) else { return nil }
      element = Element(node, content)
    }
    if element == nil { reader.missing("heading", node, "an element says what it is by its key") }
    return element
  }
}

extension Element {
  init(_ node: NodeID, _ content: Content) {
    self.init(node: node)
    self.content = content
  }
}

private struct ElementKind: Sendable {
  let name: StaticString
  let summary: String
  let form: @Sendable () -> Form
  let read: @Sendable (NodeID, inout Reader) -> Element.Content?

  init<Value>(
    _ name: StaticString, _ summary: String, _ shape: Shape<Value>,
    _ make: @escaping @Sendable (Value) -> Element.Content
  ) {
    self.name = name
    self.summary = summary
    form = shape.form
    read = { node, reader in shape.read(node, &reader).map(make) }
  }

  static let all: [ElementKind] = [
    ElementKind("heading", "A title.", .label) { .heading($0) },
    ElementKind("text", "A paragraph.", .label) { .text($0) },
    ElementKind("facts", "Labels with their values.", Shape<Fact>.fact.list) { .facts($0) },
    ElementKind("list", "Rows over a list.", .listElement) { .list($0) },
    ElementKind("table", "Columns over a list.", .tableElement) { .table($0) },
    ElementKind("each", "The same elements for each element of a list.", .eachElement) { .each($0) },
    ElementKind("card", "Elements that belong together.", .cardElement) { .card($0) },
    ElementKind("carousel", "Cards side by side, over a list.", .carouselElement) { .carousel($0) },
    ElementKind("image", "A picture in a frame of fixed ratio.", .imageElement) { .image($0) },
    ElementKind("badge", "A word that stands out.", .badgeElement) { .badge($0) },
    ElementKind("divider", "A line between what stands above and below.", Shape<Divider>.word) { _ in .divider },
    ElementKind("progress", "How much is done, as a bar.", .progressElement) { .progress($0) },
    ElementKind("steps", "Stages, and which one it is at.", .stepsElement) { .steps($0) },
    ElementKind("chart", "Numbers as bars or a line.", .chartElement) { .chart($0) },
    ElementKind("choice", "One or several of a list's elements are chosen.", .choiceElement) { .choice($0) },
    ElementKind("form", "Inputs for a tool's parameters.", .formElement) { .form($0) },
    ElementKind("actions", "Buttons.", Shape<Action>.action.list) { .actions($0) },
  ]
}

private enum Divider: String, Sendable, CaseIterable { case line }

private let elementForm = RecordForm(name: "Element", summary: "One piece of a layout: exactly one of these keys.") {
  ElementKind.all.map { FieldForm(name: "\($0.name)", summary: $0.summary, isRequired: false, form: $0.form()) }
    + Shape<Conditional>.conditional.recordFields.map {
      FieldForm(name: $0.name, summary: $0.summary, isRequired: false, form: $0.form)
    }
}

extension Shape {
  var recordFields: [FieldForm] { if case .record(let form) = form() { form.fields } else { [] } }
}

extension Shape where Value == Conditional {
  static let conditional: Shape<Conditional> = record(
    "Conditional", "Shows `then` where the value is there and not false (or one of `is`), `else` otherwise.",
    [
      .optional("if", \.condition, .path, "The value that decides."),
      .defaulted("is", \.values, .oneOrMore, "The values for which `then` is shown."),
      Field(
        name: "then", summary: "What is shown if it is there.", isRequired: true, form: { .list(.record(elementForm)) }
      ) {
        $0.then = Shape<Element>.element.list.read($1, &$2) ?? []
      },
      Field(name: "else", summary: "What is shown otherwise.", isRequired: false, form: { .list(.record(elementForm)) })
      {
        $0.otherwise = Shape<Element>.element.list.read($1, &$2) ?? []
      },
    ])
}

extension Shape where Value == [String] {
  /// One text, or a list of them.
  static let oneOrMore = Shape(.either([Shape<String>.text.form(), .list(Shape<String>.text.form())])) { node, reader in
    reader.tree.kind(node) == .sequence
      ? Shape<String>.text.list.read(node, &reader) : Shape<String>.text.read(node, &reader).map { [$0] }
  }
}
