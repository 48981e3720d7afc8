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
      environment's variable is written `$(env.name)`. An empty prompt is silence, and of a control character nobody
      knows what is said.
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
      if let control = text.unicodeScalars.first(where: isUnspeakable) {
        let code = String(control.value, radix: 16, uppercase: true)
        findings.append(
          Finding(
            kind, at: origin.location(node),
            "this prompt holds the character U+\(String(repeating: "0", count: max(0, 4 - code.utf8.count)))\(code)",
            label: "nobody can say it", help: "take it out"))
        return
      }
      guard text.utf8.contains(0x7B), let gap = PlaceholderRule.gap(in: text) else { return }
      let start = text.utf8.distance(from: text.startIndex, to: gap.startIndex)
      findings.append(
        Finding(
          kind,
          // In a text of several lines it stands elsewhere.
          at: origin.tree.string(node) == text
            ? origin.location(node, content: start..<start + gap.utf8.count) : origin.location(node),
          "nothing fills in `\(gap)` in a prompt", label: "it would be said as it stands",
          help: "write the words, or `$(env.NAME)` for a variable of the environment"))
    }
  }

  /// Control characters, and what Unicode has for no text (XML 1.0 refuses most of them).
  private static func isUnspeakable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
