import Findings
import Language
import Resolve
import Voice

/// A rule is a short bullet.
enum LongBulletRule: Rule {
  static let kind = FindingKind(
    "voice/long-bullet", .warning, "Checks that what an agent is told comes in short sentences",
    why: """
      Voice models follow short bullets better than paragraphs: what stands in the middle of a long one is kept to less.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (bullets over paragraphs), read 2026-10")

  /// Sentences of one text.
  static let sentences = 3
  /// Words of one sentence.
  static let words = 40

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        let text = said.text.split { $0 == " " || $0 == "\n" }
        guard text.count > words || text.count > 3 * sentences else { return }
        let parts = said.text.sentences
        let longest = parts.map { $0.split(separator: " ").count }.max() ?? 0
        guard parts.count > sentences || longest > words else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: said.text[...], in: contract.origin),
            parts.count > sentences
              ? "\(parts.count) sentences in one piece are a paragraph"
              : "a sentence of \(longest) words is too long for a voice model",
            help: "make several short rules of it"))
      }
    }
    return findings
  }
}
