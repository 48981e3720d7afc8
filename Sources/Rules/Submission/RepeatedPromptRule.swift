import Findings
import Language
import Resolve

/// A golden prompt tries something that no other does.
enum RepeatedPromptRule: Rule {
  static let kind = FindingKind(
    "evaluation/repeated-prompt", .warning, "Checks that no golden prompt is there twice",
    why: """
      The same words twice try the same thing twice, and where they expect different calls one of them can never pass.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var first: [String: Evaluation] = [:]
    let origin = contract.origin
    return contract.contract.evaluation.compactMap { prompt in
      let words = prompt.prompt.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let before = first[words] else {
        first[words] = prompt
        return nil
      }
      return Finding(
        kind, at: origin.location(prompt.node, "prompt"), "this prompt is there already",
        related: origin.location(before.node, "prompt").map { [.init($0, "here")] } ?? [],
        help: "take it out, or ask in other words")
    }
  }
}
