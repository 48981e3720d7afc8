import Findings
import Language
import Resolve

/// Sample phrases vary.
enum RepeatedSampleRule: Rule {
  static let kind = FindingKind(
    "voice/repeated-sample", .warning, "Checks that no sample phrase of an agent stands twice",
    why: """
      A model copies sample phrases closely: the same one in two states is heard twice in one call. Parlance tells it to
      vary them; give it something to vary.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (variety, sample phrases), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      var first: [String: (State, Int)] = [:]
      var findings: [Finding] = []
      for state in agent.states {
        for (index, sample) in state.samples.enumerated() {
          let key = String(sample.lowercased().filter { $0.isLetter || $0.isNumber })
          guard let earlier = first[key] else {
            first[key] = (state, index)
            continue
          }
          let place = contract.origin.location(earlier.0.node, "samples", element: earlier.1)
          findings.append(
            Finding(
              kind, at: contract.origin.location(state.node, "samples", element: index),
              "this sample phrase stands in `\(earlier.0.name)` already",
              related: place.map { [.init($0, "the first")] } ?? [], help: "word it anew, or take it out"))
        }
      }
      return findings
    }
  }
}
