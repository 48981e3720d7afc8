import Findings
import Language
import Resolve

/// Two choices of one name in a layout can't be told apart.
enum ChoiceNameRule: Rule {
  static let kind = FindingKind(
    "widget/repeated-choice", .error, "Checks that the choices of a layout have different names",
    why: "`$(choice.NAME)` stands for what was chosen. With two choices of one name nobody knows which is meant.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.flatMap { widget in
      [widget.inline, widget.fullscreen ?? []].flatMap { layout -> [Finding] in
        var seen: [String: ChoiceElement] = [:]
        return choices(in: layout).compactMap { choice in
          guard let first = seen[choice.name] else {
            seen[choice.name] = choice
            return nil
          }
          let place = contract.origin.location(first.node, "name")
          return Finding(
            kind, at: contract.origin.location(choice.node, "name"),
            "a layout of widget `\(widget.name)` has two choices called `\(choice.name)`",
            related: place.map { [.init($0, "the first")] } ?? [], help: "rename one of them")
        }
      }
    }
  }

  private static func choices(in elements: [Element]) -> [ChoiceElement] {
    Element.flat(elements).compactMap { if case .choice(let choice) = $0.content { choice } else { nil } }
  }
}
