import Findings
import Language
import Resolve

/// An app with widgets needs an origin of its own.
enum DomainRule: SubmissionRule {
  static let kind = FindingKind(
    "widget/domain-missing", .error, "Checks that an app with widgets has an origin for them",
    why: "The directory takes an app with widgets only with a `domain` of its own, under which the host serves them.",
    source: "OpenAI, plugins/deploy/submission (2026-10)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.contract.widgetDefaults?.domain == nil else { return [] }
    return contract.contract.widgets.filter { $0.domain == nil }.map { widget in
      Finding(
        kind, at: contract.origin.location(widget.key), "widget `\(widget.name)` has no `domain`",
        help: "add `widget_defaults: {domain: https://…}`")
    }
  }
}
