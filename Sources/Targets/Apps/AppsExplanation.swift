import Language
import Resolve

/// What follows from a declaration in the widgets' pages, in words.
struct AppsExplanation {
  let contract: ResolvedContract
  let pages: [WidgetPage]

  func lines(about declaration: String) -> [String] {
    if let name = declaration.dropping("widget."), let widget = contract.widget(name) {
      return lines(about: widget)
    }
    if let name = declaration.dropping("tool."), let tool = contract.tool(name) { return lines(about: tool) }
    return []
  }

  private func lines(about widget: ResolvedWidget) -> [String] {
    let program = PageProgram(widget, in: contract)
    var lines: [String] = []
    if let page = pages.first(where: { $0.widget == widget.name }) {
      lines.append(
        "is one self-contained page of \(page.html.count) bytes; it is made of \(program.parts.map(\.rawValue).joined(separator: ", "))"
      )
    }
    lines.append(
      widget.widget.fullscreen == nil
        ? "is shown inline only: there is no `fullscreen` layout"
        : "is shown inline, and fullscreen where the host has it; elsewhere that layout stands in place")
    lines.append("says \"\(program.loadingText ?? "Loading…")\" until the result is there")
    if program.languages.count > 1 {
      lines.append("speaks \(program.languages.joined(separator: ", ")), by the host's locale")
    }
    var hidden: [String] = []
    for path in widget.widget.elements.flatMap(\.bindings).filter({ $0.root == .hidden }).map(\.plainText)
    where !hidden.contains(path) { hidden.append(path) }
    if !hidden.isEmpty {
      lines.append("reads \(hidden.joined(separator: ", ")), which no model sees: it is in `_meta`")
    }
    for other in program.shown.dropFirst() {
      lines.append("carries widget \(other.name), which it shows over a call's result")
    }
    for tool in contract.tools where widget.calls.contains(tool.name) { lines.append(callLine(tool.tool)) }
    return lines
  }

  private func callLine(_ tool: Tool) -> String {
    guard PageProgram.question(before: tool) != nil else {
      return "calls \(tool.name) at once: `effect: read`"
    }
    let cause = tool.effect.map { "`effect: \($0.rawValue)`" } ?? "it declares no effect"
    guard let confirm = tool.confirm else {
      return "asks before it calls \(tool.name), by its title: \(cause), and there is no `confirm`"
    }
    return "asks \"\(confirm.written)\" before it calls \(tool.name): \(cause)"
  }

  private func lines(about tool: ResolvedTool) -> [String] {
    var lines: [String] = []
    for widget in contract.widgets {
      if widget.calls.contains(tool.name) { lines.append("is called from widget \(widget.name)") }
      for element in widget.widget.elements {
        guard case .form(let form) = element.content, form.call == tool.name else { continue }
        lines.append(
          "widget \(widget.name) asks for \(form.fields.map(\.name).joined(separator: ", ")), checked by the input's schema"
        )
      }
    }
    return lines
  }
}

extension Template {
  /// As it is written in the contract.
  var written: String {
    segments.map { segment in
      switch segment {
      case .literal(let text): text
      case .binding(let binding):
        "$(\(([binding.text] + binding.formatters.map(\.name)).joined(separator: " | ")))"
      }
    }.joined()
  }
}
