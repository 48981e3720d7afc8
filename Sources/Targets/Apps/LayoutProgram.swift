import JSONValues
import Language
import Resolve

/// One widget's layouts as the page's script reads them: the language's own words, with bindings as paths.
struct LayoutProgram {
  private let contract: ResolvedContract
  private let widget: Widget
  /// Where an element with a state of its own (what is expanded, chosen, filled in) is found again.
  private var elementCount = 0
  private var choices: [String: (choice: ChoiceElement, id: String)] = [:]
  /// Choices that something shown depends on.
  private var liveChoices: Set<String> = []
  /// Whether a heading stands above the current element.
  private var hasHeading = false

  private init(_ widget: Widget, in contract: ResolvedContract) {
    self.contract = contract
    self.widget = widget
  }

  static func program(of resolved: ResolvedWidget, in contract: ResolvedContract) -> JSONValue {
    var program = LayoutProgram(resolved.widget, in: contract)
    let types = BoundType(contract: contract, tools: resolved.tools.compactMap(contract.tool))
    var result: JSONObject = ["title": .string(resolved.widget.title)]
    result.append("inline", program.layout(resolved.widget.inline, types))
    if let fullscreen = resolved.widget.fullscreen {
      result.append("fullscreen", program.layout(fullscreen, types))
    }
    return .object(result)
  }

  private mutating func layout(_ elements: [Element], _ types: BoundType) -> JSONValue {
    choices = [:]
    liveChoices = Self.choicesShown(in: elements)
    hasHeading = false
    return .array(program(elements, types))
  }

  private mutating func program(_ elements: [Element], _ types: BoundType) -> [JSONValue] {
    elements.map { program($0.content, types) }
  }

  private mutating func program(_ content: Element.Content, _ types: BoundType) -> JSONValue {
    switch content {
    case .heading(let template):
      hasHeading = true
      return ["heading": TemplateProgram.shown(template, types)]
    case .text(let template): return ["text": TemplateProgram.shown(template, types)]
    case .facts(let facts):
      return [
        "facts": .array(
          facts.map {
            [
              "label": TemplateProgram.shown($0.label, types),
              "value": TemplateProgram.shown($0.value, types),
            ]
          })
      ]
    case .list(let list): return ["list": .object(program(list, types))]
    case .table(let table): return ["table": .object(program(table, types))]
    case .choice(let choice): return ["choice": .object(program(choice, types))]
    case .actions(let actions):
      let id = nextID()
      return ["actions": .array(actions.map { .object(program($0, types)) }), "id": .string(id)]
    case .form(let form):
      let id = nextID()
      return ["form": .object(program(form)), "id": .string(id)]
    case .conditional(let conditional):
      var result: JSONObject = ["if": TemplateProgram.path(conditional.condition)]
      result.append("then", .array(program(conditional.then, types)))
      if !conditional.otherwise.isEmpty {
        result.append("else", .array(program(conditional.otherwise, types)))
      }
      return .object(result)
    }
  }

  private mutating func nextID() -> String {
    elementCount += 1
    return "e\(elementCount)"
  }

  private mutating func program(_ list: ListElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(list.of)
    var result: JSONObject = ["id": .string(nextID()), "of": TemplateProgram.path(list.of)]
    result.append("limit", list.limit.map { .int($0) })
    result.append("more", list.more.map { .string($0.rawValue) })
    result.append("title", TemplateProgram.shown(list.title, inner))
    result.append("subtitle", list.subtitle.map { TemplateProgram.shown($0, inner) })
    result.append("value", list.value.map { TemplateProgram.shown($0, inner) })
    result.append("empty", list.empty.map { TemplateProgram.shown($0, types) })
    return result
  }

  private func program(_ table: TableElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(table.of)
    let columns = table.columns.map { column -> JSONValue in
      var result: JSONObject = ["label": TemplateProgram.shown(column.label, types)]
      result.append("value", TemplateProgram.shown(column.value, inner))
      if TemplateProgram.isNumber(column.value, inner) { result.append("isNumber", true) }
      return .object(result)
    }
    var result: JSONObject = ["of": TemplateProgram.path(table.of), "columns": .array(columns)]
    result.append("empty", table.empty.map { TemplateProgram.shown($0, types) })
    return result
  }

  private mutating func program(_ choice: ChoiceElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(choice.of)
    let id = nextID()
    choices[choice.name] = (choice, id)
    var result: JSONObject = [
      "id": .string(id), "name": .string(choice.name), "of": TemplateProgram.path(choice.of),
    ]
    if !hasHeading { result.append("label", .string(widget.title)) }
    hasHeading = true
    result.append("limit", choice.limit.map { .int($0) })
    result.append("more", choice.more.map { .string($0.rawValue) })
    result.append("value", TemplateProgram.value(choice.value))
    result.append("title", TemplateProgram.shown(choice.title, inner))
    result.append("subtitle", choice.subtitle.map { TemplateProgram.shown($0, inner) })
    if choice.isRequired { result.append("required", true) }
    if liveChoices.contains(choice.name) { result.append("isLive", true) }
    result.append("empty", choice.empty.map { TemplateProgram.shown($0, types) })
    return result
  }

  private func program(_ action: Action, _ types: BoundType) -> JSONObject {
    var result: JSONObject = ["label": TemplateProgram.shown(action.label, types)]
    if action.style == .primary { result.append("style", .string(action.style.rawValue)) }
    result.append("message", action.message.map { TemplateProgram.value($0) })
    result.append("open", action.open.map { .string($0.rawValue) })
    result.append("link", action.link.map { TemplateProgram.value($0) })
    let needs = needs(of: action)
    if !needs.isEmpty { result.append("needs", .array(needs)) }
    guard let call = action.call else { return result }
    append(call: call, action.arguments, action.then, action.failed, to: &result)
    return result
  }

  private mutating func program(_ form: FormElement) -> JSONObject {
    let tool = contract.tool(form.call)
    var result = JSONObject()
    if !hasHeading { result.append("title", .string(tool?.tool.title ?? LabelText.humanised(form.call))) }
    hasHeading = true
    append(call: form.call, form.arguments, form.then, form.failed, to: &result)
    let fields = form.fields.compactMap { name in
      tool?.input.member(name).flatMap { FormField.program(of: $0, contract.types) }
    }
    result.append("fields", .array(fields))
    result.append("submit", .string(form.submit))
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
  private func needs(of action: Action) -> [JSONValue] {
    let parameters = action.call.flatMap { contract.tool($0)?.input }
    var needed: [String] = []
    for argument in action.arguments {
      let mayBeAbsent = parameters?.member(argument.name)?.isOptional == true
      needed += argument.value.chosenNames.filter { choices[$0]?.choice.isRequired == true || !mayBeAbsent }
    }
    needed += [action.message, action.link].compactMap { $0 }.flatMap(\.chosenNames)
    var seen = Set<String>()
    return needed.compactMap { name in
      guard seen.insert(name).inserted, let (choice, id) = choices[name] else { return nil }
      return ["name": .string(name), "id": .string(id), "of": TemplateProgram.path(choice.of)]
    }
  }

  private static func choicesShown(in elements: [Element]) -> Set<String> {
    var templates: [Template] = []
    var names = Set<String>()
    for element in ShownWidgets.flat(elements) {
      switch element.content {
      case .heading(let template), .text(let template): templates.append(template)
      case .facts(let facts): templates += facts.flatMap { [$0.label, $0.value] }
      case .list(let list):
        templates += [list.title, list.subtitle, list.value, list.empty].compactMap { $0 }
      case .table(let table): templates += table.columns.map(\.value) + [table.empty].compactMap { $0 }
      case .choice(let choice): templates += [choice.title, choice.subtitle, choice.empty].compactMap { $0 }
      case .actions(let actions):
        templates += actions.flatMap { [$0.label, $0.message, $0.link].compactMap { $0 } }
      case .form: break
      case .conditional(let conditional):
        if let condition = conditional.condition, condition.root == .choice,
          let name = condition.path.first?.name
        {
          names.insert(name)
        }
      }
    }
    return names.union(templates.flatMap(\.chosenNames))
  }
}

extension Template {
  /// The choices that it reads.
  var chosenNames: [String] { bindings.filter { $0.root == .choice }.compactMap { $0.path.first?.name } }
}
