import Findings
import Language
import Resolve
import SourceText
import Voice

/// A preamble says what is being done.
enum FillerRule: Rule {
  static let kind = FindingKind(
    "voice/filler", .warning, "Checks that what an agent says before a tool's call tells what it is doing",
    why: """
      "Let me think" or "one moment" fills time and tells nothing; a model that is given such a phrase says it before
      every call. "Looking up your order." tells the person what to wait for.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (preambles), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<String> = []
    for agent in contract.contract.agents {
      for state in agent.states {
        for (index, sample) in state.samples.enumerated() where isFiller(sample) {
          findings.append(
            finding(contract.origin.location(state.node, "samples", element: index), "this sample phrase"))
        }
      }
      for name in agent.tools {
        guard let tool = contract.tool(name)?.tool, let status = tool.status, let running = status.running,
          isFiller(running), tool.effect == .read, seen.insert(name).inserted
        else { continue }
        findings.append(finding(contract.origin.location(status.node, "running"), "the preamble of `\(name)`"))
      }
    }
    return findings
  }

  private static func isFiller(_ text: String) -> Bool { fillers.contains(where: text.mentions) }

  private static func finding(_ place: Location?, _ what: String) -> Finding {
    Finding(kind, at: place, "\(what) is a filler", help: "say what is being done, such as \"Looking up your order\"")
  }

  private static let fillers: [StaticString] = [
    "let me think", "one moment", "just a moment", "hold on", "please wait", "bear with me", "give me a second",
    "just a second", "hang on", "let me see",
  ]
}
