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
      if let disclosures = dialplan.disclosures {
        check(disclosures.ai, disclosures.node, "ai")
        check(disclosures.recording, disclosures.node, "recording")
      }
      for step in dialplan.steps {
        check(step.say, step.node, "say")
        if case .transfer(let transfer) = step.act { check(transfer.screen, step.node, "screen") }
        guard case .ask(let ask) = step.act else { continue }
        check(ask.prompt, step.node, "ask")
        for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) { check(retry.say, retry.node, "say") }
      }
    }
    for queue in contract.contract.queues {
      if let announce = queue.announce { check(announce.say, announce.node, "say") }
    }
    return findings

    func check(_ text: String?, _ node: NodeID, _ key: String) {
      guard let text else { return }
      let origin = contract.origin
      if !text.contains(where: { $0.isLetter || $0.isNumber }) {
        findings.append(
          Finding(
            kind, at: origin.location(node, key), "this prompt says nothing",
            label: "callers would hear silence",
            help: "write what callers should hear"))
        return
      }
      guard text.utf8.contains(0x7B), let gap = PlaceholderRule.gap(in: text) else { return }
      let start = text.utf8.distance(from: text.startIndex, to: gap.startIndex)
      let value = origin.tree.pair(node, key).map { origin.overlay[$0.value] ?? $0.value }
      findings.append(
        Finding(
          kind, at: value.flatMap { origin.location($0, content: start..<start + gap.utf8.count) },
          "nothing fills in `\(gap)` in a prompt", label: "it would be said as it stands",
          help: "write the words, or `$(env.NAME)` for a variable of the environment"))
    }
  }
}
