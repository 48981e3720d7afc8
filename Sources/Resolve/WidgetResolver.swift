import Findings
import JSONValues
import Language
import SourceText
import Syntax

extension Resolver {
  mutating func resolveWidgets(_ tools: [ResolvedTool]) -> [ResolvedWidget] {
    guard !contract.widgets.isEmpty else { return [] }
    var byName: [String: ResolvedTool] = [:]
    for tool in tools { byName[tool.name] = tool }
    let shown = shownOver()
    return contract.widgets.map { widget in
      let own = tools.filter { $0.tool.widget == widget.name || shown[widget.name]?.contains($0.name) == true }
      var gathered = WidgetFindings()
      for tool in own {
        var before = LayoutCheck(
          resolver: self, widget: widget, tool: tool, tools: byName, choices: [:], isFullscreen: false)
        for template in [widget.loading, widget.failed, widget.cancelled] { before.check(before: template) }
        gathered.add(before.findings, over: tool.name)
        for (elements, isFullscreen) in [(widget.inline, false), (widget.fullscreen ?? [], true)] {
          var layout = LayoutCheck(
            resolver: self, widget: widget, tool: tool, tools: byName, choices: Self.choices(in: elements),
            isFullscreen: isFullscreen)
          layout.check(elements, Scope())
          gathered.add(layout.findings, over: tool.name)
        }
      }
      findings += gathered.findings
      let calls = Self.calls(of: widget)
      return ResolvedWidget(
        widget: widget, tools: own.map(\.name), calls: tools.map(\.name).filter { calls.contains($0) })
    }
  }

  /// By widget: the tools over whose result a button or form shows it.
  private func shownOver() -> [String: Set<String>] {
    var shown: [String: Set<String>] = [:]
    for widget in contract.widgets {
      for element in widget.elements {
        for action in element.actions {
          if let show = action.then?.show, let call = action.call { shown[show, default: []].insert(call) }
        }
        if case .form(let form) = element.content, let show = form.then?.show {
          shown[show, default: []].insert(form.call)
        }
      }
    }
    return shown
  }

  static func calls(of widget: Widget) -> Set<String> {
    var calls = Set<String>()
    for element in widget.elements {
      calls.formUnion(element.actions.compactMap(\.call))
      if case .form(let form) = element.content { calls.insert(form.call) }
    }
    return calls
  }

  static func choices(in elements: [Element]) -> [String: ChoiceElement] {
    var choices: [String: ChoiceElement] = [:]
    for element in Element.flat(elements) {
      if case .choice(let choice) = element.content { choices[choice.name] = choice }
    }
    return choices
  }
}

/// What is known at a place of a layout.
struct Scope {
  /// The element of the loop around it.
  var item: ValueType?
  /// Optional paths that a condition around it has found present.
  var present: Set<String> = []
}
