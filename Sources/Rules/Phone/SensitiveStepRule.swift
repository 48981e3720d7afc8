import Findings
import Language
import Resolve

/// Card and health data reach neither the model nor a recording.
enum SensitiveStepRule: Rule {
  static let kind = FindingKind(
    "phone/sensitive-step", .error, "Checks that card and health data reach neither the model nor a recording",
    why: """
      A step that `takes` card or health data must have left the model's leg: an agent that hears a card number has it
      in its context and its transcript. Nor may a web socket be connected (`stream`). And where the call may be recorded by then, the step stands in
      `record_call.pause_in`: recording and transcription rest before a word is said. A mailbox that has its messages
      written down (`transcribe`) gives them to a model of the provider, and so does a question that is answered by
      `words`: whatever is said there is understood by it. A card's number is keyed in to the far end, with `*` to begin
      again: an exchange that waits for a key listens to all of them, and would end the call. Whoever takes such data can pass
      nobody on (`pass_on`), or it would be given to a line that the step does not name. What was keyed in is no header
      of a call that is handed over: exchanges and carriers on the way write headers into their logs.
      """,
    source: "PCI DSS 4.0.1, requirement 3.3.1; Regulation (EU) 2016/679, article 9(1)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      var findings: [Finding] = []
      let recording = graph.dialplan.recordCall
      let isRecorded =
        recording.flatMap { graph.place(of: $0.from) }.map { graph.reachable(from: [$0]) }
        ?? Array(repeating: false, count: graph.steps.count)
      for (index, step) in graph.steps.enumerated() where !step.takes.isEmpty {
        let what = step.takes.map(\.rawValue).joined(separator: " and ")
        if case .connect(let connect) = step.act {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "takes"),
              "agent `\(connect.agent)` would have the \(what) data of step `\(step.name)`",
              help: "leave the agent by an exit, and take the data in a step of its own"))
        }
        if let streaming = step.streaming {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "takes"),
              "web socket `\(streaming.stream)` would have the \(what) data of step `\(step.name)`",
              help: "let the far end close the connection, and take the data in a step of its own"))
        }
        if case .transfer(let transfer) = step.act, transfer.leave != nil, step.takes.contains(.card) {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "leave"),
              "the exchange would listen to the keys by which card data is given in step `\(step.name)`",
              help: "take `leave` out; who has paid comes back by `completed`"))
        }
        if let first = step.passing.first {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "pass_on"),
              "who gives \(what) data in step `\(step.name)` could be passed on to `\(first.destination)` with it",
              help: "take `pass_on` out, and let a step behind `completed` put the caller through"))
        }
        if let name = step.mailbox, contract.contract.mailboxes[name]?.isTranscribed == true {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "takes"),
              "the \(what) data of step `\(step.name)` would be written down by the provider",
              help: "take `transcribe` out of mailbox `\(name)`, or the message for another mailbox"))
        }
        if case .ask(let ask) = step.act, ask.keys.contains(where: { $0.words != nil }) {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "takes"),
              "the \(what) data of step `\(step.name)` would be heard by the provider's recognizer",
              help: "take `words` out: keys are all that it is asked for"))
        }
        for (header, taken) in headers(with: step.name, graph) {
          findings.append(
            Finding(
              kind, at: contract.origin.location(header.node),
              "the \(what) data of step `\(step.name)` would stand in a header of the call that `\(taken.name)` hands over",
              help: "take the header out, and let the other exchange ask for it"))
        }
        if isRecorded[index], recording?.pauseIn.contains(step.name) != true {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "takes"),
              "the \(what) data of step `\(step.name)` would be recorded",
              help: "add `\(step.name)` to `record_call.pause_in`"))
        }
      }
      return findings
    }
  }

  /// The headers in which what is keyed in at a step stands, and the steps that send them.
  private static func headers(with keys: String, _ graph: CallGraph) -> [(header: Referral.Header, step: Step)] {
    graph.steps.flatMap { step -> [(header: Referral.Header, step: Step)] in
      guard case .refer(let referral) = step.act else { return [] }
      return referral.headers.filter { $0.value == .keys(keys) }.map { ($0, step) }
    }
  }
}
