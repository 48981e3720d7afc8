import Findings
import Language
import Resolve

/// What is disclosed is so, and what is written to be disclosed is said.
enum IdleDisclosureRule: Rule {
  static let kind = FindingKind(
    "phone/idle-disclosure", .warning,
    "Checks that disclosures are said, and that a disclosed recording takes place",
    why: """
      A disclosure that no step says is never heard. One of a recording where the call is not recorded (`record_call`)
      frightens callers for nothing, and hides that someone forgot to record.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { resolved -> [Finding] in
      let dialplan = resolved.dialplan
      guard let disclosures = dialplan.disclosures else { return [] }
      var findings: [Finding] = []
      let streams = dialplan.steps.compactMap { $0.streaming.flatMap { contract.contract.streams[$0.stream] } }
      if disclosures.recording != nil && dialplan.recordCall == nil && !streams.contains(where: \.keeps) {
        findings.append(
          Finding(
            kind, at: contract.origin.location(disclosures.node, keyOf: "recording"),
            "`\(dialplan.name)` discloses a recording but records no call",
            help: "add `record_call: {from: STEP}`, or take the disclosure out"))
      }
      for (kind, text) in [(Step.Disclosure.ai, disclosures.ai), (.recording, disclosures.recording)] {
        // A recording that nobody hears of has an error of its own, and so has one that does not take place.
        if text == nil || kind == .recording || dialplan.steps.contains(where: { $0.disclose.contains(kind) }) {
          continue
        }
        // So has a machine that nobody hears of.
        if !streams.isEmpty { continue }
        if dialplan.steps.contains(where: { if case .connect = $0.act { true } else { false } }) { continue }
        findings.append(
          Finding(
            self.kind, at: contract.origin.location(disclosures.node, keyOf: kind.rawValue),
            "no step of `\(dialplan.name)` discloses `\(kind.rawValue)`",
            help: "add `disclose: [\(kind.rawValue)]` to a step"))
      }
      return findings
    }
  }
}
