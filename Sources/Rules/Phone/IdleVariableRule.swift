import Findings
import Language
import Resolve

/// A variable makes a difference.
enum IdleVariableRule: Rule {
  static let kind = FindingKind(
    "phone/idle-variable", .warning, "Checks that variables of a call are set and used",
    why: """
      A variable that nothing makes use of, or that is one and the same in every call, decides nothing and tells nobody \
      anything. Mostly the step that would compare it, or the one that sets it otherwise, was forgotten or misspelt.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      if dialplan.dialplan.variables.isEmpty { return [] }
      let graph = dialplan.graph
      var used: [String: [Int]] = [:]
      for (place, step) in graph.steps.enumerated() {
        for use in step.variableUses { used[use.name, default: []].append(place) }
      }
      // A name that is misspelt is a finding of its own.
      if used.keys.contains(where: { graph.dialplan.variables[$0] == nil }) { return [] }
      return graph.dialplan.variables.compactMap { variable in
        if variable.fault != nil { return nil }
        let place = contract.origin.location(variable.key)
        guard let places = used[variable.name] else {
          return Finding(
            kind, at: place, "nothing makes use of variable `\(variable.name)`",
            help: "compare it as `value: $(set.\(variable.name))`, give it to a tool, or take it out")
        }
        guard let flow = VariableFlow(variable.name, in: graph), flow.isSure, flow.values.count == 1,
          let only = flow.values.first,
          // Where a call comes without any it is missing.
          !places.contains(where: { flow.unsetWay(to: $0) != nil })
        else { return nil }
        return Finding(
          kind, at: place, "variable `\(variable.name)` is never anything but `\(only)`",
          help: "set another value where a call is different, or take the variable out")
      }
    }
  }
}
