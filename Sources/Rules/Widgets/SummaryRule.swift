import Findings
import Language
import Resolve

/// What the model knows of a widget that it can't see.
enum SummaryRule: SubmissionRule {
  static let kind = FindingKind(
    "widget/summary-missing", .warning, "Checks that every widget says in words what it shows",
    why: "The model reads `summary` instead of the page. Without it, it tells what the person already sees.",
    source: "OpenAI, plugins/reference, openai/widgetDescription (2026-06)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.filter { $0.summary == nil }.map { widget in
      Finding(
        kind, at: contract.origin.location(widget.key), "widget `\(widget.name)` has no `summary`",
        help: "add `summary: …`, one sentence")
    }
  }
}
