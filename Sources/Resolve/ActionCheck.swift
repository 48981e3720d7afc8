import Findings
import JSONValues
import Language
import SourceText
import Syntax

extension LayoutCheck {
  mutating func check(_ action: Action, _ scope: Scope) {
    check([action.label, action.message, action.link], scope)
    let origin = resolver.origin
    let things = [
      action.message.map { _ in "message" }, action.call.map { _ in "call" }, action.open.map { _ in "open" },
      action.link.map { _ in "link" },
    ].compactMap { $0 }
    guard things.count == 1 else {
      report(
        ResolveFindings.actionForm,
        at: things.isEmpty ? origin.location(action.node) : origin.location(action.node, keyOf: things[1]),
        things.isEmpty ? "this button does nothing" : "a button does one thing: `\(things[0])` or `\(things[1])`",
        help: things.isEmpty ? "add `message`, `call`, `open` or `link`" : "make two buttons, or remove one")
      return
    }
    if action.open == .fullscreen, widget.fullscreen == nil {
      report(
        ResolveFindings.noLayout, at: origin.location(action.node, "open"),
        "widget `\(widget.name)` has no fullscreen layout to open", help: "add `fullscreen:`")
    }
    guard let name = action.call else {
      for key in ["with", "then", "failed"] where origin.tree.pair(action.node, key) != nil {
        report(
          ResolveFindings.actionForm, at: origin.location(action.node, keyOf: key), "`\(key)` belongs to `call`",
          help: "remove it, or add `call: TOOL`")
      }
      return
    }
    if let failed = action.failed { check(failed.text, scope) }
    guard let called = tools[name] else { return }
    check(action.arguments, of: called, scope, given: [], at: origin.location(action.node, "call"))
  }

  mutating func check(_ form: FormElement, _ scope: Scope) {
    if let failed = form.failed { check(failed.text, scope) }
    guard let called = tools[form.call] else { return }
    let origin = resolver.origin
    check([form.submit], scope)
    for field in form.fields {
      check([field.label, field.hint], scope)
      let isShort = origin.tree.kind(field.node) == .scalar
      let place = isShort ? origin.location(field.node) : origin.location(field.node, "name")
      guard let parameter = parameter(field.name, of: called, at: place) else { continue }
      if let value = field.value {
        check(Argument(name: field.name, key: field.node, value: value), for: parameter, of: called, scope)
      }
      let type = resolver.types.value(of: parameter.type)
      switch type.form {
      case .array(let items?):
        if case .enumeration = resolver.types.value(of: items).form { continue }
      case .array(nil), .any: break
      case .object where !Format.money.takes(type): break
      default: continue
      }
      report(
        ResolveFindings.formField, at: place, "`\(field.name)` is \(type.what), which no input asks for",
        help: "give it under `with:`")
    }
    check(form.arguments, of: called, scope, given: form.fields.map(\.name), at: origin.location(form.node, "call"))
  }

  private mutating func check(
    _ arguments: [Argument], of called: ResolvedTool, _ scope: Scope, given: [String], at place: Location?
  ) {
    for argument in arguments {
      guard let parameter = parameter(argument.name, of: called, at: resolver.origin.location(argument.key)) else {
        continue
      }
      check(argument, for: parameter, of: called, scope)
    }
    let names = Set(arguments.map(\.name) + given)
    // A parameter whose name is misspelt is told as such.
    let told = names.union(meant(by: names, among: called.input.members.map(\.name)))
    let missing = called.input.members.filter { !$0.isOptional && !told.contains($0.name) }.map(\.name)
    guard !missing.isEmpty else { return }
    report(
      ResolveFindings.missingArgument, at: place,
      called.lacking(missing).message, help: called.lacking(missing).help)
  }

  private mutating func parameter(_ name: String, of called: ResolvedTool, at place: Location?) -> Property? {
    if let parameter = called.input.member(name) { return parameter }
    if case .any = called.input.form { return nil }
    let names = called.input.members.map(\.name)
    report(
      ResolveFindings.unknownParameter, at: place, "tool `\(called.name)` has no parameter `\(name)`",
      notes: ["its parameters: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
      help: nearest(to: name, among: names).map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func check(
    _ argument: Argument, for parameter: Property, of called: ResolvedTool, _ scope: Scope
  ) {
    let wanted = resolver.types.value(of: parameter.type)
    guard let binding = argument.value.soleBinding, binding.formatters.isEmpty else {
      let count = findings.count
      check(argument.value, scope)
      if findings.count == count { checkFit(argument.value, for: parameter, called) }
      return
    }
    guard let type = value(of: binding, scope, mayBeAbsent: parameter.isOptional) else { return }
    if binding.root == .choice, let choice = binding.path.first.flatMap({ choices[$0.name] }), choice.isMany,
      case .array(let items?) = wanted.form
    {
      let (element, wanted) = (element(of: choice, scope), resolver.types.value(of: items))
      guard !wanted.takes(element) else { return }
      report(
        ResolveFindings.misfit, at: place(binding, binding.range),
        "each element of parameter `\(parameter.name)` is \(wanted.what), and `\(choice.name)` offers \(element.what)",
        help: "choose values of the parameter's type")
      return
    }
    if wanted.takes(type) {
      checkFit(type, of: binding, for: parameter, called)
      return
    }
    report(
      ResolveFindings.misfit, at: place(binding, binding.range),
      "parameter `\(parameter.name)` takes \(wanted.what), and `\(binding.text)` is \(type.what)",
      help: "bind a value of the parameter's type")
  }
}

extension ValueType {
  /// Whether a value of the other type may be passed where this one is wanted, as far as their forms tell.
  func takes(_ other: ValueType) -> Bool {
    switch (form, other.form) {
    case (.any, _), (_, .any): true
    case (.string, .string), (.integer, .integer), (.number, .number), (.number, .integer), (.boolean, .boolean): true
    case (.array, .array), (.object, .object): true
    case (.enumeration, .enumeration): true
    case (.string, .enumeration(let values)): values.allSatisfy { $0.string != nil }
    case (.enumeration, .string): true
    default: false
    }
  }
}

extension Resolver {
  /// A tool's question before a write can only bind the arguments.
  mutating func checkConfirmations(_ tools: [ResolvedTool]) {
    for tool in tools {
      guard let confirm = tool.tool.confirm else { continue }
      var layout = LayoutCheck(
        resolver: self, widget: Widget(node: tool.tool.node), tool: tool, tools: [:], choices: [:], isFullscreen: false)
      for binding in confirm.bindings where binding.root != .input {
        layout.report(
          ResolveFindings.rootMisfit, at: layout.place(binding, binding.range),
          "`confirm` is asked before the call: there is no `\(binding.root.rawValue)` yet", help: "bind `input.…`")
      }
      let inputs = confirm.segments.filter {
        if case .binding(let binding) = $0 { binding.root == .input } else { true }
      }
      layout.check(Template(node: confirm.node, segments: inputs), Scope())
      findings += layout.findings
    }
  }
}
