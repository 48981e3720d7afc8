import Findings
import Language
import Resolve

/// What a result should not carry.
enum TelemetryOutputRule: SubmissionRule, ToolRule {
  static let kind = FindingKind(
    "tool/telemetry-in-output", .warning, "Checks that results hold what was asked for and no internals",
    why: """
      Session, trace and request identifiers, logs and debugging data in a result reach the model and the person, who
      did not ask for them.
      """, source: "OpenAI, plugins/plugin-guidelines, data minimization (2026-10)")
  private static let names: Set<String> = [
    "session_id", "trace_id", "request_id", "span_id", "internal_id", "created_by_user_id", "debug", "logs", "raw",
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    (tool.output?.members ?? []).filter { names.contains($0.name.lowercased()) }.map { member in
      Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.key),
        "result `\(member.name)` of `\(tool.name)` is internal", help: "leave it out")
    }
  }
}
