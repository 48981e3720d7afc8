import Findings
import Language
import Resolve

/// A fullscreen layout does its tool's job, not an app's.
enum FullscreenJobRule: ReviewRule {
  static let kind = FindingKind(
    "widget/fullscreen-job", .warning, "Checks that a fullscreen layout has one job",
    why: """
      Fullscreen gives one task more room: one form, and one kind of change. A layout that changes several things replicates an app, and the conversation has nothing left to do.
      """,
    source:
      "OpenAI, plugins/concepts/ui-guidelines, fullscreen; plugins/concepts/ux-principles, extract the one job (2026-06)"
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.compactMap { widget -> Finding? in
      let elements = Element.flat(widget.fullscreen ?? [])
      let forms = elements.compactMap { if case .form(let form) = $0.content { form } else { nil } }
      if forms.count > 1 {
        return Finding(
          kind, at: contract.origin.location(forms[1].node, "call"),
          "the fullscreen layout of widget `\(widget.name)` has \(forms.count) forms",
          help: "keep the form of its own task; make a widget for the other")
      }
      var seen: [String] = forms.map(\.call).filter { writes($0, contract) }
      for action in elements.flatMap(\.actions) {
        guard let call = action.call, writes(call, contract), !seen.contains(call) else { continue }
        seen.append(call)
        guard seen.count > 2 else { continue }
        return Finding(
          kind, at: contract.origin.location(action.node, "call"),
          "the fullscreen layout of widget `\(widget.name)` changes things with \(seen.count) tools",
          notes: ["they are \(seen.map { "`\($0)`" }.joined(separator: ", "))"],
          help: "keep what belongs to its own task; leave the rest to the conversation")
      }
      return nil
    }
  }

  private static func writes(_ name: String, _ contract: ResolvedContract) -> Bool {
    contract.tool(name).map { $0.tool.effect != .read } ?? false
  }
}
