import Findings
import Language
import Resolve

/// Capitals are for few words.
enum CapitalsRule: Rule {
  static let kind = FindingKind(
    "voice/capitals", .warning, "Checks that an agent's texts shout seldom",
    why: """
      Capitals mark the few rules that matter most. In a text full of them none does, and newer models overdo each.
      Three words of four letters or more in one text are too many.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (capitals for key rules only), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for agent in contract.contract.agents {
      agent.forEachText { said in
        let shouted = said.text.split { !$0.isLetter }.filter { word in
          word.utf8.count >= 4 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        guard shouted.count >= 3 else { return }
        findings.append(
          Finding(
            kind, at: said.location(of: shouted[0], in: contract.origin),
            "\(shouted.count) words of this text are in capitals", help: "keep them for the one word that matters"))
      }
    }
    return findings
  }
}
