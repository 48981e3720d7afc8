import Findings
import Language
import Resolve
import Syntax

/// Prompts are words.
enum PromptTextRule: Rule {
  static let kind = FindingKind(
    "phone/prompt-text", .error, "Checks that prompts are words that can be said",
    why: """
      A prompt is made into sound when the contract is deployed, so nothing can fill in `{name}` during a call. An
      environment's variable is written `$(env.name)`. An empty prompt is silence.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for dialplan in contract.contract.dialplans {
      check(dialplan.disclosures?.ai)
      check(dialplan.disclosures?.recording)
      for step in dialplan.steps { for said in step.speeches { check(said.speech) } }
    }
    for text in contract.contract.queues.flatMap({ $0.announce?.texts ?? [] }) { check(text) }
    return findings

    func check(_ speech: Speech?) {
      for version in speech?.versions ?? [] { check(version.text, version.node) }
    }

    func check(_ text: String, _ node: NodeID) {
      let origin = contract.origin
      if !text.contains(where: { $0.isLetter || $0.isNumber }) {
        findings.append(
          Finding(
            kind, at: origin.location(node), "this prompt says nothing",
            label: "callers would hear silence",
            help: "write what callers should hear"))
        return
      }
      guard text.utf8.contains(0x7B), let gap = PlaceholderRule.gap(in: text) else { return }
      let start = text.utf8.distance(from: text.startIndex, to: gap.startIndex)
      findings.append(
        Finding(
          kind, at: origin.location(node, content: start..<start + gap.utf8.count),
          "nothing fills in `\(gap)` in a prompt", label: "it would be said as it stands",
          help: "write the words, or `$(env.NAME)` for a variable of the environment"))
    }
  }
}
