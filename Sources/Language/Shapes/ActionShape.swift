import Syntax

extension Shape where Value == Action {
  static let action = record(
    "Action", "A button; it does one of `message`, `call`, `open` and `link`.",
    [
      .required("label", \.label, .label, "What it says."),
      .defaulted("style", \.style, .word, "`primary` or `secondary`."),
      .optional("message", \.message, .label, "The message that is sent in the person's name."),
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
    "Failure", "What is said when a call has failed.", [.required("text", \.text, .label, "The words.")])
}

extension Shape where Value == FormElement {
  static let formElement = record(
    "Form", "Inputs for a tool's parameters; limits come from the tool's schema.",
    [
      .required("call", \.call, .reference(.tool), "The tool that is called."),
      .required("fields", \.fields, Shape<FormInput>.formInput.list, "The parameters that the person fills in."),
      .defaulted("with", \.arguments, .arguments, "The parameters that are already known."),
      .required("submit", \.submit, .label, "What the button says."),
      .optional("then", \.then, .outcome, "What is shown when the call has succeeded."),
      .optional("failed", \.failed, .failure, "What is said when the call has failed."),
    ])
}

extension Shape where Value == FormInput {
  private static let formInputRecord = record(
    "FormInput", "One input of a form. What it asks for follows from the parameter's type.",
    [
      .required("name", \.name, .text, "The tool's parameter."),
      .optional("label", \.label, .label, "What it is; the parameter's `title`, or its name, unless it is said."),
      .optional("hint", \.hint, .label, "What helps to fill it in; the parameter's `description` unless it is said."),
      .optional("value", \.value, .template, "What stands in it at first."),
    ])

  /// An input in full, or the parameter's name alone.
  static let formInput = Shape(.either([Shape<String>.text.form(), formInputRecord.form()])) { node, reader in
    guard reader.tree.kind(node) == .scalar else { return formInputRecord.read(node, &reader) }
    guard let name = Shape<String>.text.read(node, &reader) else { return nil }
    var input = FormInput(node: node)
    input.name = name
    return input
  }
}
