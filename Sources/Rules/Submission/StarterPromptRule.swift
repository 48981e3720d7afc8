import Facts
import Findings
import Language
import Resolve

/// Up to three things to say first.
enum StarterPromptRule: ReviewRule {
  static let kind = FindingKind(
    "submission/starter-prompt", .warning, "Checks that the starter prompts fit the listing",
    why: "The directory takes three prompts of 128 characters at most, each once, on one line, without an @mention.",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let submission = contract.contract.submission else { return [] }
    var seen = Set<String>()
    return submission.starterPrompts.enumerated().compactMap { index, prompt in
      let words = prompt.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let reason: String
      let help: String
      if index >= DirectoryFacts.starterPromptCount.upperBound {
        reason = "this prompt is one too many; three fit"
        help = "keep the best three"
      } else if !DirectoryFacts.starterPromptLength.contains(prompt.unicodeScalars.count) {
        reason = "this prompt has \(prompt.unicodeScalars.count) characters; 128 fit"
        help = prompt.isEmpty ? "write it, or take it out" : "shorten it"
      } else if !seen.insert(words).inserted {
        reason = "this prompt is there already"
        help = "take it out, or ask for something else"
      } else if prompt.contains("@") {
        reason = "a prompt holds no @mention"
        help = "take the `@` out"
      } else if prompt.contains(where: \.isNewline) {
        reason = "a prompt is one line"
        help = "take the line breaks out"
      } else {
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(submission.node, "starter_prompts", element: index), reason, help: help)
    }
  }
}
