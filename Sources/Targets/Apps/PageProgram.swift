import JSONValues
import Language
import Resolve

/// Everything that a page's script needs to know, as one JSON value: who it is, the layouts that it can show, and the
/// tools that it calls.
struct PageProgram {
  let contract: ResolvedContract
  let widget: ResolvedWidget
  /// The widget and those that it leads to.
  let shown: [ResolvedWidget]

  init(_ widget: ResolvedWidget, in contract: ResolvedContract) {
    self.contract = contract
    self.widget = widget
    shown = ShownWidgets.from(widget.name, in: contract)
  }

  /// Everything but the page's own sentences.
  var json: JSONValue {
    let app: JSONValue = ["name": .string(widget.name), "version": .string(contract.contract.version)]
    let hasFullscreen = shown.contains { $0.widget.fullscreen != nil }
    var widgets = JSONObject()
    for widget in shown { widgets.append(widget.name, LayoutProgram.program(of: widget, in: contract)) }
    var tools = JSONObject()
    for tool in calledTools { tools.append(tool.name, Self.program(of: tool.tool)) }
    return [
      "app": app, "show": .string(widget.name),
      "modes": hasFullscreen ? ["inline", "fullscreen"] : ["inline"], "widgets": .object(widgets),
      "tools": .object(tools),
    ]
  }

  /// The whole program, and the parts that run it.
  func program(_ words: PageWords) -> (json: JSONValue, parts: [PagePart]) {
    var json = json.object ?? JSONObject()
    let parts = parts
    let named = contract.contract.widgetDefaults?.words ?? []
    if parts.contains(.label) {
      json.append("labels", .object(JSONObject(named.map { .init($0.name, TemplateProgram.value($0.text)) })))
    }
    json.append("words", words.program(languages, of: parts))
    return (.object(json), parts)
  }

  /// The languages of the page's texts, that of the contract first.
  var languages: [String] {
    let defaults = contract.contract.widgetDefaults
    var templates = defaults?.words.map(\.text) ?? []
    for widget in shown.map(\.widget) {
      templates += [widget.names, widget.loading, widget.failed, widget.cancelled].compactMap { $0 }
      for element in widget.elements { templates += element.everyText }
    }
    templates += calledTools.compactMap(\.tool.confirm)
    var languages = [defaults?.language ?? templates.lazy.compactMap(\.language).first ?? PageWords.standard]
    for language in templates.flatMap(\.versions).compactMap(\.language) where !languages.contains(language) {
      languages.append(language)
    }
    return languages
  }

  /// In the contract's order.
  var calledTools: [ResolvedTool] {
    let names = Set(shown.flatMap(\.calls))
    return contract.tools.filter { names.contains($0.name) }
  }

  /// What is said until the result is there: what the tool says while it runs, if one tool alone shows the widget.
  var loadingText: String? {
    let tools = contract.tools.filter { $0.tool.widget == widget.name }
    return widget.widget.loading?.literal ?? (tools.count == 1 ? tools[0].tool.status?.running : nil)
  }

  private static func program(of tool: Tool) -> JSONValue {
    let title = tool.title ?? LabelText.humanised(tool.name)
    var result: JSONObject = ["title": .string(title)]
    result.append("ask", question(before: tool))
    result.append("running", tool.status?.running.map { .string($0) })
    result.append("done", tool.status?.done.map { .string($0) })
    return .object(result)
  }

  /// What is asked before a call that may change something, even where the contract does not say what it does.
  static func question(before tool: Tool) -> JSONValue? {
    if tool.effect == .read { return nil }
    return tool.confirm.map { TemplateProgram.value($0) }
      ?? .string((tool.title ?? LabelText.humanised(tool.name)) + "?")
  }

  /// The parts that the layouts need, in the order in which they stand in the page.
  var parts: [PagePart] {
    var used = PagePart.common
    for element in shown.flatMap(\.widget.elements) {
      used.formUnion(PagePart.parts(of: element))
      guard case .form(let form) = element.content else { continue }
      used.formUnion([.buttons, .footer, .form] + kinds(of: form).compactMap(PagePart.part(ofField:)))
    }
    used.formUnion(Self.formats(in: json).compactMap(PagePart.part(of:)))
    return PagePart.allCases.filter(used.contains)
  }

  /// The kinds of inputs that a form has; some have a part of their own.
  private func kinds(of form: FormElement) -> [String] {
    guard let parameters = contract.tool(form.call)?.input else { return [] }
    return form.fields.map(\.name).compactMap(parameters.member).compactMap {
      FormField.kind(of: contract.types.value(of: $0.type), contract.types)
    }
  }

  /// Every format that a binding of the program names.
  private static func formats(in value: JSONValue) -> Set<String> {
    switch value {
    case .array(let values): values.reduce(into: []) { $0.formUnion(formats(in: $1)) }
    case .object(let members):
      members.reduce(into: []) { formats, member in
        if member.key == "as", let names = member.value.array {
          formats.formUnion(names.compactMap(\.string))
        } else {
          formats.formUnion(Self.formats(in: member.value))
        }
      }
    default: []
    }
  }
}

extension Element {
  /// Its texts, with those of its buttons and its form.
  var everyText: [Template] {
    var templates = texts
    for action in actions {
      templates += [action.label, action.message, action.failed?.text].compactMap { $0 }
    }
    if case .form(let form) = content {
      templates +=
        [form.submit, form.failed?.text].compactMap { $0 }
        + form.fields.flatMap { [$0.label, $0.hint] }.compactMap { $0 }
    }
    return templates
  }
}
