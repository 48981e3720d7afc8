import Findings
import Language
import Resolve

/// What is kept of what callers say was announced, and can be made.
enum TranscriptRule: Rule {
  static let kind = FindingKind(
    "phone/transcript", .error,
    "Checks that transcripts that are kept can be made, and that callers hear of them first",
    why: """
      Words that are written down and kept are a record of the call like its sound: whoever speaks has to know before it
      begins. An agent's `disclosures.recording` says so in its first sentence; so does a step on every path before it with
      `disclose: [recording]`. Without `transcription`, and without a recording, there is nothing that could be kept.
      """,
    source: "Regulation (EU) 2016/679, articles 5 and 13, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      guard dialplan.dialplan.retention?.transcript != nil else { return [] }
      let place = contract.origin.location(dialplan.dialplan.node, "retention", "transcript")
      let graph = dialplan.graph
      let isDisclosed = graph.surely(discloses: .recording)
      var transcribes = false
      var findings: [Finding] = []
      for (index, step) in graph.steps.enumerated() {
        guard case .connect(let connect) = step.act, let agent = contract.contract.agents[connect.agent],
          agent.settings(on: .phone).transcription != nil
        else { continue }
        transcribes = true
        let isTold = agent.disclosures?.recording != nil || isDisclosed[index]
        guard !isTold else { continue }
        findings.append(
          Finding(
            kind, at: place, "what callers say to `\(agent.name)` is kept, and nobody tells them first",
            help: "add `disclosures: {recording: …}` to the agent, or take `transcript` out"))
      }
      // Somebody may write down the recording later.
      guard !transcribes, dialplan.dialplan.recordCall == nil else { return findings }
      return [
        Finding(
          kind, at: place, "`\(dialplan.name)` keeps transcripts but makes none",
          help: "add `transcription` to an agent that it connects to, or take `transcript` out")
      ]
    }
  }
}
