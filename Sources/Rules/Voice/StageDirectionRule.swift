import Findings
import Language
import Resolve
import Voice

/// What is said is speech, not theatre.
enum StageDirectionRule: Rule {
  static let kind = FindingKind(
    "voice/stage-direction", .warning, "Checks that nothing an agent says word for word holds sound effects",
    why: """
      "(laughs)", "*sighs*" or "[beep]" in a phrase is read aloud or acted out, and once acted out it comes back in every
      turn.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (no sound effects), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        guard let direction = Self.direction(in: said.text) else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: direction, in: contract.origin), "`\(direction)` is a stage direction",
            label: "it is read aloud or acted out", help: "leave it out"))
      }
    }
    return findings
  }

  /// A word or two within `*…*`, `[…]` or `(…)` that name a sound.
  static func direction(in text: String) -> Substring? {
    for (open, close) in [("*", "*"), ("[", "]"), ("(", ")")] as [(Character, Character)] {
      var rest = text[...]
      while let start = rest.firstIndex(of: open) {
        let inner = rest[rest.index(after: start)...]
        guard let end = inner.firstIndex(of: close) else { break }
        let words = String(inner[..<end])
        if words.utf8.count <= 30, sounds.contains(where: words.mentions) { return rest[start...end] }
        rest = inner[end...].dropFirst()
      }
    }
    return nil
  }

  private static let sounds: [StaticString] = [
    "laugh", "sigh", "chuckle", "giggle", "cough", "whisper", "beep", "pause", "gasp", "hums", "sound of", "music",
    "clears throat", "typing",
  ]
}
