import Findings
import Language
import Resolve

/// What is looked for in an answer can be there, and every other answer has a way.
enum ToolAnswerRule: Rule {
  static let kind = FindingKind(
    "phone/tool-answer", .error, "Checks that a call flow goes on by what a tool's answer may hold",
    why: """
      An answer is compared with words that the tool's output schema names, as a boolean or as a whole number of up to nine
      digits, and with nothing else: so no answer, whoever wrote it, becomes part of the call flow. A value may be absent, or
      be one that a later version of the server knows: `else` is where such a call goes. Words of letters, digits, `_` and
      `-` can be told by every target.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .call(let call) = step.act else { return [] }
        var findings = (ToolCallFit(step, in: dialplan.graph, contract)?.cases ?? []).map {
          Finding(kind, at: $0.place, $0.message, notes: $0.notes, help: $0.help)
        }
        if call.otherwise == nil {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "call"),
              "step `\(step.name)` has no way for other answers", help: "add `else: STEP`"))
        }
        return findings
      }
    }
  }
}
