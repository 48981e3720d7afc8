import Findings
import JSONSchemas
import JSONValues
import Language

extension Resolver {
  /// Checks a tool's examples by its own schemas.
  mutating func checkExamples(of tool: ResolvedTool) {
    for example in tool.tool.examples {
      if let value = example.input, !quickCheck.accepts(value, as: tool.tool.input),
        let schema = tool.inputSchema.flatMap({ compiled($0, of: tool) })
      {
        check(value, by: schema, tool.input, tool.tool.input, example, "input")
      }
      switch (example.output, example.error) {
      case (nil, nil) where tool.outputSchema != nil:
        report(
          ResolveFindings.exampleForm, at: origin.location(example.node, "name"),
          "example `\(example.name)` says neither what comes back nor which error",
          help: "add `output: …` or `error: …`")
      case (.some, .some):
        report(
          ResolveFindings.exampleForm, at: origin.location(example.node, keyOf: "error"),
          "example `\(example.name)` has both an output and an error", label: "a call gives one of the two",
          help: "make two examples")
      case (let value?, nil): checkOutput(value, of: example, tool)
      default: break
      }
      checkHidden(of: example, tool)
    }
  }

  private mutating func checkHidden(of example: Example, _ tool: ResolvedTool) {
    guard let declared = tool.tool.hidden else {
      guard example.hidden != nil else { return }
      report(
        ResolveFindings.exampleForm, at: origin.location(example.node, keyOf: "hidden"),
        "example `\(example.name)` has something hidden, but tool `\(tool.name)` declares nothing",
        help: "declare the tool's `hidden:`")
      return
    }
    guard let value = example.hidden else {
      guard example.output != nil, types.value(of: declared).members.contains(where: { !$0.isOptional }) else { return }
      report(
        ResolveFindings.exampleForm, at: origin.location(example.node, "name"),
        "example `\(example.name)` does not say what the widget alone gets", help: "add `hidden: …`")
      return
    }
    if quickCheck.accepts(value, as: declared) { return }
    let schema = types.schema(of: declared, title: nil, style: tool.tool.schemaStyle)
    guard let schema = schema.flatMap({ compiled($0, of: tool) }) else { return }
    check(value, by: schema, types.value(of: declared), declared, example, "hidden")
  }

  private mutating func checkOutput(_ value: JSONValue, of example: Example, _ tool: ResolvedTool) {
    guard let declared = tool.outputSchema else {
      // An empty result only says that the call succeeded.
      if value.object?.isEmpty == true { return }
      report(
        ResolveFindings.exampleForm, at: origin.location(example.node, keyOf: "output"),
        "example `\(example.name)` has an output, but tool `\(tool.name)` declares none",
        help: "declare the tool's `output:`")
      return
    }
    if quickCheck.accepts(value, as: tool.tool.output) { return }
    guard let schema = compiled(declared, of: tool) else { return }
    check(value, by: schema, tool.output, tool.tool.output, example, "output")
  }

  /// A schema ready to judge values. What may be wrong with one was told where it is written.
  private mutating func compiled(_ schema: JSONValue, of tool: ResolvedTool) -> CompiledSchema? {
    do {
      return try CompiledSchema(schema, options: SchemaOptions(assertsFormats: true))
    } catch {
      if !findings.hasErrors {
        report(
          ResolveFindings.badSchema, at: origin.location(tool.tool.key),
          "the schemas of `\(tool.name)` can't be read: \(error.message)", notes: ["at `\(error.pointer)`"])
      }
      return nil
    }
  }

  private mutating func check(
    _ value: JSONValue, by schema: CompiledSchema, _ type: ValueType?, _ parameters: Parameters?, _ example: Example,
    _ key: String
  ) {
    let schemaOrigin = SchemaOrigin(origin: origin, types: contract.types)
    let misspelt = meant(by: value.object?.keys ?? [], among: type?.members.map(\.name) ?? [])
    for error in schema.validate(value).prefix(Self.errorsOfAValue) {
      // A member whose name is misspelt is told as such.
      if error.keyword == "required", error.instancePath.isEmpty,
        misspelt.contains(where: { error.message.contains("`\($0)`") })
      {
        continue
      }
      let message = "\(key) of example `\(example.name)`: \(error.message)"
      let path = error.instancePath
      let related = schemaOrigin.location(of: error.schemaPath, in: parameters).map {
        [Finding.Related($0, "`\(error.keyword)` is asked for here")]
      }
      guard error.keyword == "additionalProperties", let name = path.last else {
        report(
          ResolveFindings.example, at: origin.location(example.node, key, within: path), message,
          related: related ?? [],
          help: error.keyword == "required" ? "add it, or declare it with `optional: true`" : nil)
        continue
      }
      let known = path.count == 1 ? type?.members.map(\.name) ?? [] : []
      report(
        ResolveFindings.example, at: origin.location(example.node, key, keyWithin: path), message,
        related: related ?? [],
        notes: known.isEmpty ? [] : ["declared: \(known.map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: name, among: known).map { "did you mean `\($0)`?" } ?? "take it out, or declare it")
    }
  }

  /// A value that is wrong in more places than this is wrong as a whole.
  static let errorsOfAValue = 5
}
