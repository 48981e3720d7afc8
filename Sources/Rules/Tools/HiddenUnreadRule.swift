import Findings
import Language
import Resolve

/// What only widgets get is read by one.
enum HiddenUnreadRule: ToolRule {
  static let kind = FindingKind(
    "tool/hidden-unread", .warning, "Checks that a widget reads what a tool gives to widgets alone",
    why: """
      What a tool gives under `hidden` is for the widget that shows its result. What no widget reads is sent to the
      person's device for nothing.
      """, source: "OpenAI, plugins/plugin-guidelines, data minimization (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard let hidden = contract.hidden(of: tool) else { return [] }
    let widgets = contract.widgets.filter { $0.tools.contains(tool.name) }
    guard !widgets.isEmpty else {
      return [
        Finding(
          kind, at: contract.origin.location(tool.tool.node, keyOf: "hidden"),
          "no widget shows what `\(tool.name)` gives, so nobody sees what is hidden from the model",
          help: "name the widget: `widget: …`")
      ]
    }
    let read = widgets.flatMap(\.widget.elements).flatMap(\.bindings).filter { $0.root == .hidden }
    let names = Set(read.compactMap(\.path.first?.name))
    return hidden.members.filter { !names.contains($0.name) }.map { member in
      Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.node, keyOf: "hidden"),
        "no widget reads `hidden.\(member.name)` of `\(tool.name)`",
        help: "bind it in \(widgets.map { "`\($0.name)`" }.joined(separator: " or ")), or take it out")
    }
  }
}
