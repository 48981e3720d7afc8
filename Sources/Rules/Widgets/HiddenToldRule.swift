import Findings
import Language
import Resolve

/// What is hidden from the model is not sent to it as a message.
enum HiddenToldRule: Rule {
  static let kind = FindingKind(
    "widget/hidden-told", .error, "Checks that a message does not tell the model what is hidden from it",
    why: """
      What a tool gives under `hidden` travels in `_meta`, which no model reads. A button's `message` becomes a message
      of the conversation: the model would read it there. Arguments of a call may be hidden; the model does not see
      them.
      """, source: "MCP Apps 2026-01-26, ui/message; OpenAI, plugins/reference, tool results (2026-10)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.widgets.flatMap { widget in
      [widget.widget.inline, widget.widget.fullscreen ?? []].flatMap { elements in
        var walk = Walk(contract: contract, choices: hiddenChoices(in: elements))
        walk.check(elements, isItemHidden: false)
        return walk.findings
      }
    }
  }

  /// A choice stands outside of loops: what it offers is hidden where its list is.
  private static func hiddenChoices(in elements: [Element]) -> Set<String> {
    Set(
      Element.flat(elements).compactMap { element in
        guard case .choice(let choice) = element.content else { return nil }
        let isHidden = choice.of?.root == .hidden || choice.value.bindings.contains { $0.root == .hidden }
        return isHidden ? choice.name : nil
      })
  }

  /// Goes through a layout and knows whether the element of the loop around is hidden.
  private struct Walk {
    let contract: ResolvedContract
    let choices: Set<String>
    var findings: [Finding] = []

    mutating func check(_ elements: [Element], isItemHidden: Bool) {
      for element in elements {
        let isInner = element.loop.map { $0.root == .hidden || $0.root == .item && isItemHidden } ?? isItemHidden
        for message in element.actions.compactMap(\.message) {
          guard let binding = message.versions.flatMap(\.bindings).first(where: { isHidden($0, isInner) }) else {
            continue
          }
          findings.append(
            Finding(
              kind, at: contract.origin.location(binding.node, content: binding.range),
              "the model would read `\(binding.text)`, which is hidden from it",
              help: "say it with what the model knows (`output.…`), or pass it to a tool with `call:`"))
        }
        check(element.children, isItemHidden: isInner)
      }
    }

    private func isHidden(_ binding: Binding, _ isItemHidden: Bool) -> Bool {
      switch binding.root {
      case .hidden: true
      case .item: isItemHidden
      case .choice: binding.path.first.map { choices.contains($0.name) } ?? false
      case .output, .input: false
      }
    }
  }
}
