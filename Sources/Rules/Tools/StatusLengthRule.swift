import Facts
import Findings
import Language
import Resolve

/// ChatGPT takes 64 characters.
enum StatusLengthRule: ToolRule {
  static let kind = FindingKind(
    "tool/status-too-long", .error, "Checks that the status texts of a tool fit",
    why: "ChatGPT shows `status` while a call runs and after it, and takes 64 characters each.",
    source: "OpenAI, plugins/reference, openai/toolInvocation (2026-06)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    guard let status = tool.tool.status else { return [] }
    let limit = ChatGPTFacts.statusLength.upperBound
    return [("running", status.running), ("done", status.done)].compactMap { key, text in
      guard let text, text.unicodeScalars.count > limit else { return nil }
      return Finding(
        kind, at: contract.origin.location(status.node, key),
        "this status has \(text.unicodeScalars.count) characters; \(limit) fit", help: "shorten it")
    }
  }
}
