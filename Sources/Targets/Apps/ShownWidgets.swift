import Language
import Resolve

/// A page carries every layout that it can come to show: a call's result is shown in the same page.
enum ShownWidgets {
  /// The widget itself, then those that its buttons and forms lead to, each once, nearest first.
  static func from(_ name: String, in contract: ResolvedContract) -> [ResolvedWidget] {
    var names = [name]
    var found: [ResolvedWidget] = []
    var next = 0
    while next < names.count {
      if let widget = contract.widget(names[next]) {
        found.append(widget)
        for shown in successors(of: widget.widget) where !names.contains(shown) { names.append(shown) }
      }
      next += 1
    }
    return found
  }

  private static func successors(of widget: Widget) -> [String] {
    elements(of: widget).flatMap { element -> [String] in
      switch element.content {
      case .actions(let actions): actions.compactMap { $0.then?.show }
      case .form(let form): [form.then?.show].compactMap { $0 }
      default: []
      }
    }
  }

  /// Both layouts' elements, with those inside conditions in their place.
  static func elements(of widget: Widget) -> [Element] { flat(widget.inline + (widget.fullscreen ?? [])) }

  static func flat(_ elements: [Element]) -> [Element] {
    elements.flatMap { element -> [Element] in
      guard case .conditional(let conditional) = element.content else { return [element] }
      return [element] + flat(conditional.then) + flat(conditional.otherwise)
    }
  }
}
