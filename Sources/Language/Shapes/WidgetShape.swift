import Findings
import Syntax

extension Shape where Value == Widget {
  static let widget = record(
    "Widget", "A layout over a tool's output.",
    [
      .required("title", \.title, .text, "What the widget is called."),
      .optional("summary", \.summary, .text, "What it shows, in words for the model."),
      .required("inline", \.inline, Shape<Element>.element.list, "The layout in the conversation."),
      .optional("fullscreen", \.fullscreen, Shape<Element>.element.list, "The layout when the person opens it."),
      .optional("border", \.border, .boolean, "Whether the host draws a border around it."),
      .optional("domain", \.domain, .text, "The origin that the host serves it from."),
      .optional("csp", \.contentSecurityPolicy, .contentSecurityPolicy, "The origins that it may reach."),
    ])
}

extension Shape where Value == WidgetDefaults {
  static let widgetDefaults = record(
    "WidgetDefaults", "What all widgets have unless they say otherwise.",
    [
      .optional("domain", \.domain, .text, "The origin that the host serves them from."),
      .optional("csp", \.contentSecurityPolicy, .contentSecurityPolicy, "The origins that they may reach."),
      .optional("border", \.border, .boolean, "Whether the host draws a border around them."),
    ])
}

extension Shape where Value == ContentSecurityPolicy {
  static let contentSecurityPolicy = record(
    "ContentSecurityPolicy", "The origins that a widget may reach; empty lists mean none.",
    [
      .defaulted("connect", \.connect, Shape<String>.text.list, "For requests."),
      .defaulted("resources", \.resources, Shape<String>.text.list, "For images, styles, scripts and fonts."),
      .defaulted("frames", \.frames, Shape<String>.text.list, "For frames; reviewers ask why."),
      .defaulted("redirects", \.redirects, Shape<String>.text.list, "For links that open without a warning page."),
    ])
}

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
    ElementKind("heading", "A title.", .template) { .heading($0) },
    ElementKind("text", "A paragraph.", .template) { .text($0) },
    ElementKind("facts", "Labels with their values.", Shape<Fact>.fact.list) { .facts($0) },
    ElementKind("list", "Rows over a list.", .listElement) { .list($0) },
    ElementKind("table", "Columns over a list.", .tableElement) { .table($0) },
    ElementKind("choice", "One of a list's elements is chosen.", .choiceElement) { .choice($0) },
    ElementKind("actions", "Buttons.", Shape<Action>.action.list) { .actions($0) },
    ElementKind("form", "Inputs for a tool's parameters.", .formElement) { .form($0) },
  ]
}

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
    "Conditional", "Shows `then` where the value is there and not false, `else` otherwise.",
    [
      .optional("if", \.condition, .path, "The value that decides."),
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

extension Shape where Value == Fact {
  static let fact = record(
    "Fact", "A label and its value.",
    [
      .required("label", \.label, .template, "What it is."),
      .required("value", \.value, .template, "The value."),
    ])
}

extension Shape where Value == ListElement {
  static let listElement = record(
    "List", "Rows over a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many rows are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .required("title", \.title, .template, "A row's title."),
      .optional("subtitle", \.subtitle, .template, "A second line."),
      .optional("value", \.value, .template, "What stands at the row's end."),
      .optional("empty", \.empty, .template, "What is said when the list is empty."),
    ])
}

extension Shape where Value == Binding? {
  static let pathOrNil = Shape<Binding>.path.map { Optional($0) }
}

extension Shape where Value == TableElement {
  static let tableElement = record(
    "Table", "Columns over a list; `$(item.…)` is the element.",
    [
      .required("of", \.of, .pathOrNil, "The list."),
      .required("columns", \.columns, Shape<Fact>.fact.list, "The columns."),
      .optional("empty", \.empty, .template, "What is said when the list is empty."),
    ])
}

extension Shape where Value == ChoiceElement {
  static let choiceElement = record(
    "Choice", "One of a list's elements is chosen; `$(choice.NAME)` is the chosen value.",
    [
      .required("name", \.name, .name, "The name of the choice."),
      .required("of", \.of, .pathOrNil, "The list."),
      .optional("limit", \.limit, .integer(1...1000), "How many are shown at first."),
      .optional("more", \.more, .word, "Where the rest is shown: `fullscreen` or `inline`."),
      .required("value", \.value, .template, "What is chosen."),
      .required("title", \.title, .template, "What the person reads."),
      .optional("subtitle", \.subtitle, .template, "A second line."),
      .defaulted("required", \.isRequired, .boolean, "Whether one must be chosen before a button that uses it works."),
      .optional("empty", \.empty, .template, "What is said when the list is empty."),
    ])
}

extension Shape where Value == Action {
  static let action = record(
    "Action", "A button; it does one of `message`, `call`, `open` and `link`.",
    [
      .required("label", \.label, .template, "What it says."),
      .defaulted("style", \.style, .word, "`primary` or `secondary`."),
      .optional("message", \.message, .template, "The message that is sent in the person's name."),
      .optional("call", \.call, .reference(.tool), "The tool that is called."),
      .defaulted("with", \.arguments, .arguments, "The tool's arguments."),
      .optional("open", \.open, .word, "The display mode that is asked for."),
      .optional("link", \.link, .template, "The URL that is opened."),
      .optional("then", \.then, .outcome, "What is shown when the call has succeeded."),
      .optional("failed", \.failed, .failure, "What is said when the call has failed."),
    ])
}

extension Shape where Value == [Argument] {
  static let arguments = Shape(.map(keys: nil, Shape<Template>.template.form())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, Shape<Template>.template.form()) }) else { return nil }
    var arguments: [Argument] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      guard let value = Shape<Template>.template.read(reader.current(item), &reader) else { continue }
      arguments.append(Argument(name: reader.tree.string(key), key: key, value: value))
    }
    return arguments
  }
}

extension Shape where Value == Outcome {
  static let outcome = record(
    "Outcome", "What is shown when a call has succeeded.",
    [.optional("show", \.show, .reference(.widget), "Another widget, over the call's result, in the same page.")])
}

extension Shape where Value == Failure {
  static let failure = record(
    "Failure", "What is said when a call has failed.", [.required("text", \.text, .template, "The words.")])
}

extension Shape where Value == FormElement {
  static let formElement = record(
    "Form", "Inputs for a tool's parameters; limits come from the tool's schema.",
    [
      .required("call", \.call, .reference(.tool), "The tool that is called."),
      .required("fields", \.fields, Shape<String>.text.list, "The parameters that the person fills in."),
      .defaulted("with", \.arguments, .arguments, "The parameters that are already known."),
      .required("submit", \.submit, .text, "What the button says."),
      .optional("then", \.then, .outcome, "What is shown when the call has succeeded."),
      .optional("failed", \.failed, .failure, "What is said when the call has failed."),
    ])
}
