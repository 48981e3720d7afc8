import Findings
import Language
import Resolve

/// A switch compares a value that a call may have with what that may be.
enum SwitchValueRule: Rule {
  static let kind = FindingKind(
    "phone/switch-value", .error, "Checks that a switch compares values of the call that may be there, and may be so",
    why: """
      A `value` is what was pressed last at a step, or a member of what the tool that a step calls has answered last. Keys are
      compared with those of the question, answers as `cases` do: with words of the output schema's enumerations, as a boolean or
      as a whole number of up to nine digits. Where nothing was pressed, or the tool has failed since, no case about it holds, and
      the call goes on by the next case or `else`. A case that holds for no call that comes to the switch, or only after
      another one has taken it, is a mistake. What card or health data was taken is not kept to be compared.
      """,
    source: "PCI DSS 4.0.1, requirement 3.3.1; Regulation (EU) 2016/679, article 9(1)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        guard case .branch(let branch) = step.act else { return [] }
        let fit = ValueCaseFit(branch, of: step, in: dialplan.graph, contract)
        var findings: [Finding] = []
        for problem in branch.cases.indices.compactMap(fit.problem) {
          // What is wrong with a step or its tool is one thing, however many cases ask for it.
          if findings.contains(where: { $0.message == problem.message }) { continue }
          findings.append(Finding(kind, at: problem.place, problem.message, notes: problem.notes, help: problem.help))
        }
        return findings
      }
    }
  }
}
