import JSONValues
import Language
import Resolve

extension LayoutProgram {
  func program(_ action: Action, _ types: BoundType) -> JSONObject {
    var result: JSONObject = ["label": TemplateProgram.shown(action.label, types)]
    if action.style == .primary { result.append("style", .string(action.style.rawValue)) }
    result.append("message", action.message.map { TemplateProgram.value($0) })
    result.append("open", action.open.map { .string($0.rawValue) })
    result.append("link", action.link.map { TemplateProgram.value($0) })
    let needs = needs(of: action.call, action.arguments, [action.message, action.link])
    if !needs.isEmpty { result.append("needs", .array(needs)) }
    guard let call = action.call else { return result }
    append(call: call, action.arguments, action.then, action.failed, to: &result)
    return result
  }

  mutating func program(_ form: FormElement, _ types: BoundType) -> JSONObject {
    let tool = contract.tool(form.call)
    var result = JSONObject()
    if !hasHeading { result.append("title", .string(tool?.tool.title ?? LabelText.humanised(form.call))) }
    hasHeading = true
    append(call: form.call, form.arguments, form.then, form.failed, to: &result)
    let needs = needs(of: form.call, form.arguments, [])
    if !needs.isEmpty { result.append("needs", .array(needs)) }
    let fields = form.fields.compactMap { input in
      tool?.input.member(input.name).flatMap { FormField.program(of: $0, input, contract, types) }
    }
    result.append("fields", .array(fields))
    result.append("submit", TemplateProgram.value(form.submit))
    return result
  }

  private func append(
    call: String, _ arguments: [Argument], _ then: Outcome?, _ failed: Failure?, to result: inout JSONObject
  ) {
    result.append("call", .string(call))
    if !arguments.isEmpty {
      let members = arguments.map { JSONObject.Member($0.name, TemplateProgram.value($0.value)) }
      result.append("with", .object(JSONObject(members)))
    }
    result.append("then", then?.show.map { .string($0) })
    result.append("failed", failed.map { TemplateProgram.value($0.text) })
  }

  /// The choices that must have been made before a button does anything.
  private func needs(of call: String?, _ arguments: [Argument], _ texts: [Template?]) -> [JSONValue] {
    let parameters = call.flatMap { contract.tool($0)?.input }
    var needed: [String] = []
    for argument in arguments {
      let mayBeAbsent = parameters?.member(argument.name)?.isOptional == true
      needed += argument.value.chosenNames.filter { choices[$0]?.choice.isRequired == true || !mayBeAbsent }
    }
    needed += texts.compactMap { $0 }.flatMap(\.chosenNames)
    var seen = Set<String>()
    return needed.compactMap { name in
      guard seen.insert(name).inserted, let (choice, id) = choices[name] else { return nil }
      return ["name": .string(name), "id": .string(id), "of": TemplateProgram.path(choice.of)]
    }
  }
}
