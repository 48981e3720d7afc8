import Findings
import Language
import Resolve

/// A result that is to be said word for word says which words.
enum VerbatimOutputRule: Rule {
  static let kind = FindingKind(
    "voice/verbatim-output", .error,
    "Checks that a result which must be said word for word has a text and says so",
    why: """
      An output with `require_repeat_verbatim` (true or false) and `response_text` (text) is the form in which a tool
      hands a voice model words that it may not change. With one of the two only, the model chooses its own.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (tool output formatting), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var seen: Set<String> = []
    return contract.contract.agents.flatMap(\.tools).compactMap { name -> Finding? in
      guard seen.insert(name).inserted, let tool = contract.tool(name),
        let fields = tool.outputSchema?["properties"]?.object
      else { return nil }
      let mark = fields["require_repeat_verbatim"]
      guard let mark else { return nil }
      let place = tool.output?.member("require_repeat_verbatim").flatMap { contract.origin.location($0.key) }
      if mark["type"]?.string != "boolean" {
        return Finding(
          kind, at: place, "`require_repeat_verbatim` is not true or false", help: "say `{type: boolean}`")
      }
      guard fields["response_text"]?["type"]?.string != "string" else { return nil }
      return Finding(
        kind, at: place, "`\(name)` asks for words to be repeated, and gives none",
        help: "add `response_text: {type: string, …}` to its output")
    }
  }
}
