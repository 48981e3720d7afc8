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
    widget.elements.flatMap { element -> [String] in
      if case .form(let form) = element.content { return [form.then?.show].compactMap { $0 } }
      return element.actions.compactMap { $0.then?.show }
    }
  }
}
