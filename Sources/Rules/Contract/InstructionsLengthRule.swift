import Facts
import Findings
import Language
import Resolve
import Syntax

/// ChatGPT is sure to read only the beginning of a server's instructions.
enum InstructionsLengthRule: Rule {
  static let kind = FindingKind(
    "server/instructions-too-long", .warning, "Checks that hosts read the server's instructions to their end",
    why: """
      ChatGPT is sure to read the first \(ChatGPTFacts.instructionsRead) characters of `server.instructions`; what
      follows may be cut, even in the middle of a sentence. What belongs to one tool is read in full in the tool's
      `description`.
      """, source: "developers.openai.com/plugins/changelog, 2026-05-26, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let server = contract.contract.server, let text = server.instructions else { return [] }
    let count = text.unicodeScalars.count
    let limit = ChatGPTFacts.instructionsRead
    guard count > limit else { return [] }
    let cut = text.unicodeScalars.index(text.startIndex, offsetBy: limit)
    let read = text.utf8.distance(from: text.startIndex, to: cut)
    let rest = contract.origin.tree.pair(server.node, "instructions").map {
      contract.origin.overlay[$0.value] ?? $0.value
    }
    return [
      Finding(
        kind, at: rest.flatMap { contract.origin.location($0, content: read..<text.utf8.count) },
        "the server's instructions have \(count) characters; hosts read \(limit)",
        label: "this may be cut off",
        help: "shorten them, or move what belongs to one tool into its `description`")
    ]
  }
}
