import Findings
import Language
import Resolve
import SourceText

/// A call has what its steps make use of.
enum VariableRule: Rule {
  static let kind = FindingKind(
    "phone/variable", .error,
    "Checks that variables of a call say what they can be, are set so, and are set where they are used",
    why: """
      A variable is one of some words (`enum`), a boolean, or an integer with `minimum` and `maximum`; steps `set` it to values \
      that it can be, and its name stands wherever it is set or used. Where a call can come without a value, a switch would \
      compare nothing, and a tool or another exchange would be given nothing: such a variable has a `default`, or is set on \
      every way.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan -> [Finding] in
      let graph = dialplan.graph
      let variables = graph.dialplan.variables
      var findings = variables.compactMap { variable in
        variable.fault.map { fault in
          let place =
            fault.key.map { contract.origin.location(variable.node, $0) } ?? contract.origin.location(variable.key)
          return Finding(kind, at: place, fault.message, help: fault.help)
        }
      }
      for step in graph.steps {
        for setting in step.sets { findings += check(setting, graph, contract) }
      }
      return findings + uses(graph, contract)
    }
  }

  private static func check(_ setting: VariableSetting, _ graph: CallGraph, _ contract: ResolvedContract) -> [Finding] {
    guard let variable = graph.dialplan.variables[setting.name] else {
      return [unknown(setting.name, at: contract.origin.location(setting.key), graph)]
    }
    if variable.fault != nil || variable.takes(setting.value) { return [] }
    let near = nearest(to: setting.value, among: variable.words)
    return [
      Finding(
        kind, at: contract.origin.location(setting.node),
        "`\(setting.name)` is never `\(setting.value)`: it is \(variable.domain)",
        related: declared(variable, contract),
        help: near.map { "did you mean `\($0)`?" } ?? "set a value that it can be, or let the variable take this one")
    ]
  }

  /// What stands for a variable that there is not, or that a call may come without: the first way of each variable.
  private static func uses(_ graph: CallGraph, _ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    var flows: [String: VariableFlow] = [:]
    var told: Set<String> = []
    // One that is set by another name is a finding of its own.
    let isSure = !graph.steps.contains { $0.sets.contains { graph.dialplan.variables[$0.name] == nil } }
    for (place, step) in graph.steps.enumerated() {
      for use in step.variableUses {
        let location = use.key.map { contract.origin.location(use.node, $0) } ?? contract.origin.location(use.node)
        guard let flow = flows[use.name] ?? VariableFlow(use.name, in: graph) else {
          findings.append(unknown(use.name, at: location, graph))
          continue
        }
        flows[use.name] = flow
        guard isSure, flow.variable.fault == nil, let way = flow.unsetWay(to: place),
          told.insert("\(step.name) \(use.name)").inserted
        else { continue }
        findings.append(
          Finding(
            kind, at: location, "a call can come to `\(step.name)` before `\(use.name)` is set",
            related: declared(flow.variable, contract),
            notes: ["its way: \(way.map { "`\($0)`" }.joined(separator: ", "))"],
            help: "set it on that way, or give the variable a `default`"))
      }
    }
    return findings
  }

  private static func unknown(_ name: String, at place: @autoclosure () -> Location?, _ graph: CallGraph) -> Finding {
    let names = graph.dialplan.variables.names
    return Finding(
      kind, at: place(), "dialplan `\(graph.dialplan.name)` has no variable `\(name)`",
      help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? "declare it: `variables: {\(name): {enum: […]}}`")
  }

  private static func declared(_ variable: CallVariable, _ contract: ResolvedContract) -> [Finding.Related] {
    contract.origin.location(variable.key).map { [.init($0, "the variable is declared here")] } ?? []
  }
}
