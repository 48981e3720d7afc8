import Findings
import Language
import Resolve
import Voice

/// Wordings that are known to mislead voice models.
enum WordingRule: Rule {
  static let kind = FindingKind(
    "voice/wording", .warning,
    "Checks that an agent's texts avoid wordings that are known to mislead voice models",
    why: """
      "Mirror the user's language" makes a model change its language on an accent; `language` says when to
      change. "Inaudible" is understood worse than "unintelligible". A model
      that is told to think aloud speaks its reasoning. A rule that asks for a yes before
      everything makes each look-up a question; Parlance derives what waits for a yes from each tool's
      `effect`.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting, read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        for (phrase, effect, help) in phrases {
          guard let place = said.text.firstMention(of: phrase) else { continue }
          findings.append(
            Finding(
              kind, at: said.location(of: place, in: contract.origin), "\"\(phrase)\" misleads voice models",
              label: effect, help: help))
          return
        }
      }
    }
    return findings
  }

  /// What misleads, what it makes the model do, and what to type.
  private static let phrases: [(StaticString, String, String)] = [
    (
      "mirror the user", "an accent makes it change its language",
      "say under `language` which languages it speaks"
    ),
    (
      "match the user's language", "an accent makes it change its language",
      "say under `language` which languages it speaks"
    ),
    ("inaudible", "it is understood worse than \"unintelligible\"", "say \"unintelligible\""),
    ("confirmation before doing anything", "each look-up becomes a question", writesAskByThemselves),
    ("in the user's language", "an accent makes it change its language", languagesStandElsewhere),
    ("in the same language as the", "an accent makes it change its language", languagesStandElsewhere),
    ("think out loud", "its reasoning is spoken", preamblesTell),
    ("explain your reasoning", "its reasoning is spoken", preamblesTell),
    ("step by step reasoning", "its reasoning is spoken", preamblesTell),
    ("all details at once", "people forget half of what they are asked", "ask for one detail at a time"),
    ("confirm before every", "each look-up becomes a question", writesAskByThemselves),
  ]
  private static let languagesStandElsewhere = "say under `language` which languages it speaks"
  private static let preamblesTell = "leave it out: before a tool it says in a few words what it is doing"
  private static let writesAskByThemselves = "leave it out: what writes waits for a yes by itself"
}
