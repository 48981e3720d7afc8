import JSONValues
import Syntax

extension Shape where Value == Tool {
  static let tool = record(
    "Tool", "One thing that the server can do, whoever asks for it.",
    [
      .optional(
        "name", \.listedName, .listedName,
        "What the protocol calls it, where the contract can't: an imported list may hold a name twice."),
      .optional("title", \.title, .anyText, "A label for people."),
      .required("description", \.description, .anyText, "When to use it and when not; models choose tools by it."),
      .optional(
        "effect", \.effect, .word, "`read`, `write` (adds) or `destructive` (deletes, overwrites, can't be undone)."),
      .optional("idempotent", \.isIdempotent, .boolean, "Whether calling it twice does no more than calling it once."),
      .optional("open_world", \.isOpenWorld, .boolean, "Whether it reaches beyond your own systems."),
      .optional("because", \.because, .because, "Why each hint has its value; reviewers ask."),
      .optional("confirm", \.confirm, .label, "What the person is asked before a write; may bind `$(input.…)`."),
      .optional("rate_limit", \.rateLimit, .rate, "How often it may be called."),
      .defaulted("scopes", \.scopes, Shape<String>.reference(.scope).list, "The scopes that a caller's token needs."),
      .defaulted(
        "surfaces", \.surfaces,
        Shape<Surface>.word.list.filled("name where it may be called from, or leave the key out: then everywhere"),
        "Where it may be called from: `chat`, `web`, `phone`, or `app` (only a widget)."),
      .optional(
        "auth", \.authentication,
        Shape<Tool.Authentication>.word.list.filled("write `[none]` or `[oauth2]`, or leave the key out"),
        "How a caller may be signed in; follows from `scopes` unless said."),
      .optional(
        "input", \.input, .inputParameters,
        "The parameters: a map, the name of an object type, or `unknown` (then no schema is emitted)."),
      .optional("input_schema", \.input, .rawParameters, "The parameters as raw JSON Schema, instead of `input`."),
      .optional("output", \.output, .parameters, "What a call gives: a map, or the name of an object type."),
      .optional(
        "output_schema", \.output, .rawParameters, "What a call gives as raw JSON Schema, instead of `output`."),
      .optional(
        "hidden", \.hidden, .parameters,
        "What only the widget gets beside the output, in the result's `_meta`: a map, or the name of an object type."),
      .optional("input_title", \.inputTitle, .anyText, "The `title` of the input's schema."),
      .optional("output_title", \.outputTitle, .anyText, "The `title` of the output's schema."),
      .optional("schemas", \.schemaStyle, .schemaStyle, "How its schemas are written, where it differs."),
      .optional("widget", \.widget, .reference(.widget), "The widget that shows the result."),
      .optional("status", \.status, .status, "What is shown while a call runs and after it."),
      Field(
        name: "examples", summary: "Calls and what they answer; mock servers answer from them.", isRequired: false,
        form: Shape<Example>.example.list.form
      ) { tool, node, reader in tool.examples = Shape<Example>.example.list.read(node, &reader) ?? [] },
      .optional(
        "annotations", \.annotations, .metaObject,
        "Raw hints, passed through: what an imported tool says instead of `effect`."),
      .optional("icons", \.icons, .jsonList, "Icons in the protocol's own words: `src`, `mimeType`, `sizes`, `theme`."),
      .optional("meta", \.meta, .metaObject, "Foreign `_meta`, passed through."),
      .optional(
        "fields", \.fields, .metaObject,
        "Other members of the tool in `tools/list`, passed through as they are; what the contract says stands over it."),
    ]
  ).finished { tool, reader in
    // What a scalar in an example means follows from the tool's own types, which may stand below the examples.
    for index in tool.examples.indices {
      let node = tool.examples[index].node
      if let (_, value) = reader.tree.pair(node, "input") {
        tool.examples[index].input = reader.json(reader.current(value), as: tool.input)
      }
      if let (_, value) = reader.tree.pair(node, "output") {
        tool.examples[index].output = reader.json(reader.current(value), as: tool.output)
      }
      if let (_, value) = reader.tree.pair(node, "hidden") {
        tool.examples[index].hidden = reader.json(reader.current(value), as: tool.hidden)
      }
    }
  }
}

extension Shape {
  /// Does the rest when a value has been read.
  func finished(_ finish: @escaping @Sendable (inout Value, inout Reader) -> Void) -> Shape {
    let base = self
    return Shape(base.form()) { node, reader in
      guard var value = base.read(node, &reader) else { return nil }
      finish(&value, &reader)
      return value
    }
  }
}

extension Shape where Value == Parameters {
  static let parameters = Shape(
    .either([.text(what: "the name of a type", pattern: "^[A-Z][A-Za-z0-9]*$"), Shape<[Property]>.properties.form()])
  ) { node, reader in
    if reader.tree.kind(node) == .scalar {
      return Shape<String>.reference(.type).read(node, &reader).map { Parameters.named($0, node: node) }
    }
    return Shape<[Property]>.properties.read(node, &reader).map { Parameters.properties($0) }
  }

  /// As `parameters`; `unknown` stands for what is not known.
  static let inputParameters = Shape(
    .either([
      .text(what: "the name of a type, or `unknown`", pattern: "^([A-Z][A-Za-z0-9]*|unknown)$"),
      Shape<[Property]>.properties.form(),
    ])
  ) { node, reader in
    if reader.tree.isText(node, "unknown") { return .unknown(node: node) }
    return parameters.read(node, &reader)
  }

  static let rawParameters = Shape(.json(what: "raw JSON Schema")) { node, reader in
    guard reader.expect(.mapping, node, { .json(what: "raw JSON Schema") }) else { return nil }
    return reader.json(node).map { Parameters.schema($0, node: node) }
  }
}

extension Shape where Value == JSONObject {
  static let metaObject = Shape(.json(what: "a mapping")) { node, reader in
    guard reader.expect(.mapping, node, { .json(what: "a mapping") }) else { return nil }
    return reader.json(node)?.object
  }
}

extension Shape where Value == JSONValue {
  static let jsonList = Shape(.json(what: "a list")) { node, reader in
    guard reader.expect(.sequence, node, { .json(what: "a list") }) else { return nil }
    return reader.json(node)
  }
}

extension Shape where Value == String {
  /// Any text at all: what a list that other people wrote calls a tool.
  static let listedName = Shape(.text(what: "text", pattern: nil)) { node, reader in
    reader.scalar(node, { .text(what: "text", pattern: nil) })
  }
}

extension Shape where Value == SchemaStyle {
  static let schemaStyle = record(
    "SchemaStyle", "How JSON Schemas that follow from types are written.",
    [
      .optional(
        "dialect", \.dialect, .word, "What `$schema` says at the root; `none` (the default) says nothing.",
        unsaid: "none"),
      .optional(
        "objects", \.objects, .word,
        "`closed` (the default) emits `additionalProperties: false` for an object that does not say it itself, `open` nothing.",
        unsaid: "closed"),
      .optional(
        "required", \.required, .word,
        "`needed` (the default) emits `required` where something is, `always` an empty one at the root too.",
        unsaid: "needed"),
    ])
}

extension Shape where Value == Tool.Because {
  static let because = record(
    "Because", "Why each hint has its value: one sentence about behaviour each.",
    [
      .optional("effect", \.effect, .text, "Why it reads, writes or destroys."),
      .optional("destructive", \.destructive, .text, "Why a write destroys nothing, or what it destroys."),
      .optional("open_world", \.openWorld, .text, "Why it reaches beyond your own systems, or does not."),
    ])
}

extension Shape where Value == Tool.Status {
  static let status = record(
    "Status", "What is shown while a call runs and after it; 64 characters each at most.",
    [
      .optional("running", \.running, .anyText, "While it runs."),
      .optional("done", \.done, .anyText, "When it has run."),
    ])
}

extension Shape where Value == Rate {
  static let rate = record(
    "Rate", "At most so many calls in a span of time.",
    [
      .required("calls", \.calls, .integer(1...1_000_000), "How many calls."),
      .required("per", \.per, .duration, "In which span of time."),
    ])
}

extension Shape where Value == Example {
  static let example = record(
    "Example", "One call and what it answers.",
    [
      .required("name", \.name, .text, "What the example shows."),
      // Read by the tool, which knows what the values mean.
      Field(name: "input", summary: "The arguments.", isRequired: true, form: { .json(what: "arguments") }) { _, _, _ in
      },
      Field(name: "output", summary: "The result.", isRequired: false, form: { .json(what: "a result") }) { _, _, _ in
      },
      Field(
        name: "hidden", summary: "What only the widget gets beside the result.", isRequired: false,
        form: { .json(what: "what is hidden") }
      ) { _, _, _ in },
      .optional("error", \.error, .text, "The text of a tool execution error, instead of a result."),
    ])
}

extension Shape where Value == Scope {
  static let scope = record(
    "Scope", "A permission that a tool may need (OAuth 2.1).",
    [
      .required("description", \.description, .text, "What it lets the app do, for the person who consents."),
      .optional("consent", \.consent, .text, "What the person is told beside the description."),
      .defaulted("sensitivity", \.sensitivity, .word, "Whether it opens `personal` or `sensitive` data."),
    ])
}

extension Shape where Value == DataClass {
  static let dataClass = record(
    "DataClass", "A class of personal data: why it is taken and how long it is kept.",
    [
      .required("purpose", \.purpose, .text, "Why it is taken."),
      .required("retention", \.retention, .duration, "How long it is kept."),
    ])
}
