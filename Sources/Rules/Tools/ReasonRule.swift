import Findings
import Language
import Resolve

/// Reviewers ask why each hint has its value.
enum ReasonRule: SubmissionRule, ToolRule {
  static let kind = FindingKind(
    "tool/reason-missing", .error, "Checks that every hint of a tool has its reason",
    why: """
      The directory's form asks for one sentence for each hint: what the tool does, which system it changes, what can't
      be undone. Parlance puts what `because` says into the form.
      """, source: "OpenAI, plugins/deploy/submission-errors, justification_required (2026-10)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let because = tool.tool.because
    var missing: [String] = []
    if tool.tool.effect != nil, because?.effect == nil { missing.append("effect") }
    if tool.tool.effect == .write || tool.tool.effect == .destructive, because?.destructive == nil {
      missing.append("destructive")
    }
    if tool.tool.isOpenWorld != nil, because?.openWorld == nil { missing.append("open_world") }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(because?.node ?? tool.tool.key),
        "tool `\(tool.name)` gives no reason for \(missing.map { "`\($0)`" }.joined(separator: ", "))",
        help: "add `because: {\(missing.map { "\($0): …" }.joined(separator: ", "))}`")
    ]
  }
}
