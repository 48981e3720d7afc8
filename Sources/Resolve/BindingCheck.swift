import Findings
import JSONValues
import Language
import SourceText
import Syntax

extension LayoutCheck {
  /// Checks that every value bound in a text can be shown.
  mutating func check(_ template: Template, _ scope: Scope) {
    for binding in template.versions.flatMap(\.bindings) {
      guard let type = value(of: binding, scope) else { continue }
      checkShown(type, binding)
    }
  }

  private mutating func checkShown(_ type: ValueType, _ binding: Binding) {
    guard let last = binding.formatters.last else {
      switch type.form {
      case .object, .array:
        let hint = Format.allCases.first { $0.takes(type) }
        report(
          ResolveFindings.misfit, at: place(binding, binding.range), "`\(binding.text)` is \(type.what), not text",
          help: hint.map { "format it: `\(binding.text) | \($0.rawValue)`" } ?? "bind one of its parts")
      default: break
      }
      return
    }
    if binding.formatters.count > 1 {
      report(
        ResolveFindings.misfit, at: place(binding, last.range), "a value takes one format",
        help: "remove `| \(last.name)`")
      return
    }
    guard let format = Format(rawValue: last.name) else {
      let known = Format.allCases.map(\.rawValue)
      report(
        ResolveFindings.unknownFormat, at: place(binding, last.range), "there is no format `\(last.name)`",
        notes: ["formats: \(known.map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: last.name, among: known).map { "did you mean `\($0)`?" })
      return
    }
    guard !format.takes(type) else { return }
    report(
      ResolveFindings.misfit, at: place(binding, last.range),
      "`\(format.rawValue)` takes \(format.what), and `\(binding.text)` is \(type.what)",
      help: Format.allCases.first { $0.takes(type) }.map { "write `| \($0.rawValue)`, or no format" }
        ?? "take `| \(format.rawValue)` out")
  }

  /// The type of what a binding reads; nil after a finding.
  mutating func value(of binding: Binding, _ scope: Scope, mayBeAbsent: Bool = false) -> ValueType? {
    guard var type = root(of: binding, scope) else { return nil }
    // An output that is no object is told where it is declared.
    if binding.root == .output, !binding.path.isEmpty, case .named? = tool.tool.output {
      switch type.form {
      case .object, .any: break
      default: return nil
      }
    }
    var path = binding.root.rawValue
    let steps = binding.root == .choice ? binding.path.dropFirst() : binding.path[...]
    for step in steps {
      if case .any = type.form { return ValueType(name: nil, form: .any, keywords: JSONObject()) }
      guard let member = type.member(step.name) else {
        unknownField(step, of: type, binding, path)
        return nil
      }
      path += "." + step.name
      if member.isOptional, !step.isOptional, !mayBeAbsent, !scope.present.contains(path) {
        report(
          ResolveFindings.optionalField, at: place(binding, step.range), "`\(path)` may be absent",
          notes: ["it is optional in the type"],
          help: "write `\(step.name)?` to leave the row out then, or put it in `if: \(path)`")
        return nil
      }
      type = resolver.types.value(of: member.type)
    }
    return type
  }

  private mutating func root(of binding: Binding, _ scope: Scope) -> ValueType? {
    let place = place(binding, binding.range)
    switch binding.root {
    case .input: return tool.input
    case .output:
      if let output = tool.output { return output }
      report(
        ResolveFindings.rootMisfit, at: place,
        "tool `\(tool.name)`, which shows widget `\(widget.name)`, declares no output",
        help: "declare `output:`")
    case .hidden:
      if let hidden = tool.tool.hidden { return resolver.types.value(of: hidden) }
      report(
        ResolveFindings.rootMisfit, at: place,
        "tool `\(tool.name)`, which shows widget `\(widget.name)`, declares nothing hidden",
        help: "declare `hidden:`, or bind `output.…`")
    case .item:
      if let item = scope.item { return item }
      report(
        ResolveFindings.rootMisfit, at: place, "there is no `item` outside a list, table or choice",
        help: "put it in the rows of one, or bind `output.…`")
    case .choice:
      guard let name = binding.path.first else {
        report(
          ResolveFindings.rootMisfit, at: place, "`choice` needs the name of a choice", help: "write `choice.NAME`")
        return nil
      }
      guard let choice = choices[name.name] else {
        let names = choices.keys.sorted()
        report(
          ResolveFindings.unknownChoice, at: self.place(binding, name.range),
          "this layout has no choice `\(name.name)`",
          notes: names.isEmpty ? [] : ["its choices: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
          help: nearest(to: name.name, among: names).map { "did you mean `\($0)`?" })
        return nil
      }
      return chosen(choice, scope)
    }
    return nil
  }

  /// The type of a choice's value. What is wrong with the choice itself is told where it stands.
  private func chosen(_ choice: ChoiceElement, _ scope: Scope) -> ValueType {
    if choice.isMany { return ValueType(name: nil, form: .array(nil), keywords: JSONObject()) }
    return element(of: choice, scope)
  }

  /// The type of each value that a choice offers.
  func element(of choice: ChoiceElement, _ scope: Scope) -> ValueType {
    let unknown = ValueType(name: nil, form: .any, keywords: JSONObject())
    guard let value = choice.value.soleBinding, let of = choice.of else {
      return ValueType(name: nil, form: .string, keywords: JSONObject())
    }
    var probe = self
    guard let list = probe.value(of: of, scope, mayBeAbsent: true), case .array(let items?) = list.form else {
      return unknown
    }
    let inner = Scope(item: resolver.types.value(of: items), present: scope.present)
    return probe.value(of: value, inner) ?? unknown
  }

  private mutating func unknownField(_ step: Binding.Step, of type: ValueType, _ binding: Binding, _ path: String) {
    if case .array = type.form {
      report(
        ResolveFindings.misfit, at: place(binding, step.range),
        "`\(path)` is a list; its elements have fields, it has none",
        help: "loop over it with `list`, `table`, `each` or `choice`, and bind `item.\(step.name)`")
      return
    }
    let names = type.members.map(\.name)
    let known =
      names.isEmpty ? ["`\(path)` is \(type.what)"] : ["its fields: \(names.map { "`\($0)`" }.joined(separator: ", "))"]
    let source =
      binding.root != .item && binding.root != .choice ? " (\(binding.root.rawValue) of tool `\(tool.name)`)" : ""
    report(
      ResolveFindings.unknownField, at: place(binding, step.range), "`\(path)`\(source) has no field `\(step.name)`",
      notes: known,
      help: nearest(to: step.name, among: names).map { "did you mean `\($0)`?" })
  }

  func place(_ binding: Binding, _ range: Range<Int>) -> Location? {
    guard binding.node.index >= 0 else { return nil }
    return resolver.origin.location(binding.node, content: range)
  }
}
