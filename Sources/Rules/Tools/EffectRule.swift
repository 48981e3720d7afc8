import Findings
import Language
import Resolve

/// Without an effect, clients take a tool for a destructive write.
enum EffectRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/effect-missing", .warning, "Checks that every tool says what a call may do",
    why: """
      From `effect` follow the hints that hosts ask for, whether a person is asked first, and what a voice agent may
      do by itself. Where it is not said, the hints are absent, and clients take the tool for a destructive write; the
      directory refuses it.
      """, source: "OpenAI, plugins/deploy/submission-errors, annotations_required (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard tool.tool.effect == nil, !tool.tool.rawHintsSayEffect else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.tool.key), "tool `\(tool.name)` does not say what a call may do",
        help: "add `effect: read`, `effect: write` or `effect: destructive`")
    ]
  }
}

extension Tool {
  /// Whether imported hints leave nothing open: a read, or a write of which it is said whether it destroys.
  fileprivate var rawHintsSayEffect: Bool {
    guard let isRead = annotations?["readOnlyHint"]?.bool else { return false }
    return isRead || annotations?["destructiveHint"]?.bool != nil
  }
}
