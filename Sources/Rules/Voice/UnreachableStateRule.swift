import Findings
import Language
import Resolve

/// A state that nobody leads to is never entered.
enum UnreachableStateRule: Rule {
  static let kind = FindingKind(
    "voice/unreachable-state", .warning, "Checks that each state can be reached from the first",
    why:
      "The model is told of a state that no condition leads to: it takes room, and invites the model to go "
      + "there at will."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      guard let start = agent.start else { return [] }
      var reached: Set = [start]
      var open = [start]
      while let name = open.popLast() {
        for transition in agent.states[name]?.exits ?? [] {
          if let next = transition.to, reached.insert(next).inserted { open.append(next) }
        }
      }
      return agent.states.filter { !reached.contains($0.name) }.map { state in
        Finding(
          kind, at: contract.origin.location(state.key), "no state leads to `\(state.name)`",
          help: "lead to it with `{to: \(state.name), when: …}`, or take it out")
      }
    }
  }
}
