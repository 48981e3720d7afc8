import Findings
import Language
import Resolve

/// A recording rests only where it can be running.
enum RecordingPauseRule: Rule {
  static let kind = FindingKind(
    "phone/idle-pause", .warning, "Checks that a recording can be running in the steps in which it rests",
    why: """
      `pause_in` keeps card and health data out of a recording. A step that no recorded call comes to, or the very step
      with which recording begins, shows that one of the two names is wrong.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      guard let recording = graph.dialplan.recordCall, let from = graph.place(of: recording.from) else {
        return []
      }
      let isRecorded = graph.reachable(from: [from])
      return recording.pauseIn.enumerated().compactMap { index, name in
        guard let step = graph.place(of: name), step == from || !isRecorded[step] else { return nil }
        return Finding(
          kind, at: contract.origin.location(recording.node, "pause_in", element: index),
          step == from
            ? "recording begins in step `\(name)`, where it should rest"
            : "no recorded call comes to step `\(name)`",
          help: "begin elsewhere, or take the step out of `pause_in`")
      }
    }
  }
}
