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

  /// In the contract's order.
  var calledTools: [ResolvedTool] {
    let names = Set(shown.flatMap(\.calls))
    return contract.tools.filter { names.contains($0.name) }
  }

  /// What is said until the result is there: what the tool says while it runs, if one tool alone shows the widget.
  var loadingText: String {
    let tools = contract.tools.filter { $0.tool.widget == widget.name }
    return (tools.count == 1 ? tools[0].tool.status?.running : nil) ?? "Loading…"
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

  /// The parts that the layouts need, in the order in which they stand in the page: `form` is `apps/form.js` and, if
  /// there is one, `apps/form.css`.
  var parts: [String] {
    var used = Set<String>()
    for element in shown.flatMap({ ShownWidgets.elements(of: $0.widget) }) {
      switch element.content {
      case .list: used.formUnion(["rows", "list"])
      case .table: used.insert("table")
      case .choice: used.formUnion(["rows", "choice"])
      case .actions: used.formUnion(["footer", "actions"])
      case .form(let form): used.formUnion(["footer", "form"] + kinds(of: form))
      case .heading, .text, .facts, .conditional: break
      }
    }
    return Self.allParts.filter { Self.commonParts.contains($0) || used.contains($0) }
  }

  private static let commonParts = ["style", "host", "values", "view"]
  /// Every part that there is.
  static let allParts =
    commonParts + [
      "rows", "list", "table", "choice", "footer", "actions", "form", "select", "toggle", "money",
    ]

  /// The kinds of inputs that a form has; some have a part of their own.
  private func kinds(of form: FormElement) -> [String] {
    guard let parameters = contract.tool(form.call)?.input else { return [] }
    return form.fields.compactMap(parameters.member).compactMap {
      FormField.kind(of: contract.types.value(of: $0.type))
    }
  }
}
