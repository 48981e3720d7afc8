import Findings
import Language
import Resolve

/// Callers are told of a recording before it begins.
enum UndisclosedRecordingRule: Rule {
  static let kind = FindingKind(
    "phone/undisclosed-recording", .error,
    "Checks that a recording is disclosed, on every way, before it begins",
    why: """
      Many places require that everyone on a recorded call knows of it. The step that `record_call.from` names, or a
      step on every path before it, must say `disclose: [recording]`.
      """,
    source: "Regulation (EU) 2016/679, article 13; California Penal Code, section 632, read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.compactMap { dialplan -> Finding? in
      let graph = dialplan.graph
      guard let recording = graph.dialplan.recordCall, let from = graph.place(of: recording.from) else {
        return nil
      }
      let step = graph.steps[from]
      if graph.surely(discloses: .recording)[from] { return nil }
      return Finding(
        kind, at: contract.origin.location(recording.node, "from"),
        "recording of `\(dialplan.name)` begins before every caller has heard of it",
        help: graph.dialplan.disclosures?.recording == nil
          ? "add `disclosures: {recording: …}`, and `disclose: [recording]` to step `\(step.name)`"
          : "add `disclose: [recording]` to step `\(step.name)`")
    }
  }
}
