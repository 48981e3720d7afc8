import Language
import Resolve
import Syntax

/// The layouts of a contract, as the rules on them go through them.
struct Layouts {
  let contract: ResolvedContract

  /// Every layout with its widget.
  var all: [(widget: ResolvedWidget, isCard: Bool, elements: [Element])] {
    contract.widgets.flatMap { widget -> [(widget: ResolvedWidget, isCard: Bool, elements: [Element])] in
      let cards = [(widget: widget, isCard: true, elements: widget.widget.inline)]
      return cards + (widget.widget.fullscreen.map { [(widget: widget, isCard: false, elements: $0)] } ?? [])
    }
  }

  /// Every element of every layout with its widget.
  var elements: [(widget: ResolvedWidget, element: Element)] {
    contract.widgets.flatMap { widget in widget.widget.elements.map { (widget, $0) } }
  }

  /// What a path into a result may be, by each of the widget's tools.
  func types(of path: Binding?, _ widget: ResolvedWidget) -> [ValueType] {
    guard let path, path.root == .output || path.root == .hidden else { return [] }
    let tools = widget.tools.compactMap(contract.tool)
    let roots = path.root == .output ? tools.compactMap(\.output) : tools.compactMap(contract.hidden)
    return roots.compactMap { output in
      var type = output
      for step in path.path {
        guard let member = type.member(step.name) else { return nil }
        type = contract.types.value(of: member.type)
      }
      return type
    }
  }
}
