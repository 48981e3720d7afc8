import Findings
import Language
import Resolve

/// Callers are told who hears them before their voice goes to a web socket.
enum UndisclosedStreamRule: Rule {
  static let kind = FindingKind(
    "phone/undisclosed-stream", .error,
    "Checks that every way to a web socket discloses first that a machine hears the caller, and that it keeps what it hears",
    why: """
      At a web socket there is a program. On every path to a step that connects a call to one (`stream`), some step
      before it, or the step itself, must say `disclose: [ai]`; where the far end keeps what it hears (`retention` over
      `0s`) also `disclose: [recording]`. For people there is `transfer`.
      """,
    source: "Regulation (EU) 2024/1689, article 50(1); Regulation (EU) 2016/679, article 13, read 2026-11-27")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    if contract.contract.streams.isEmpty { return [] }
    return contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      guard graph.steps.contains(where: { $0.streaming != nil }) else { return [] }
      return Step.Disclosure.allCases.flatMap { disclosure -> [Finding] in
        let isDisclosed = graph.surely(discloses: disclosure)
        return graph.steps.indices.compactMap { index in
          let step = graph.steps[index]
          guard let streaming = step.streaming, let stream = contract.contract.streams[streaming.stream],
            disclosure == .ai || stream.keeps, !isDisclosed[index]
          else { return nil }
          return Finding(
            kind, at: contract.origin.location(step.node, keyOf: "stream"),
            "a caller can come to step `\(step.name)` without hearing that "
              + (disclosure == .ai ? "a machine listens" : "`\(stream.name)` keeps what they say"),
            help: graph.help(toDisclose: disclosure))
        }
      }
    }
  }
}
