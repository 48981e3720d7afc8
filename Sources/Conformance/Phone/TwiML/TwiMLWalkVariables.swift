import Findings
import JSONValues
import Language
import Resolve

/// What a handler keeps of the variables of calls.
extension TwiMLWalk {
  /// A variable begins as the contract says, and is set by what leads to each step that sets it, and by nothing else.
  func checkVariables(_ verdict: inout Verdict) {
    let entries = (server.root["variables", "dialplans"]?.elements ?? []).filter {
      $0["dialplan"]?.string == dialplan.name
    }
    let entry = entries.first
    func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
      verdict.expect(
        holds, ConformanceFindings.variable, at: entry?.location ?? server.root.location, message(), declared: declared)
    }
    expect(
      entries.count == (dialplan.variables.isEmpty ? 0 : 1),
      "the handler is not told the variables of dialplan `\(dialplan.name)` once")
    guard let entry else { return }
    var initial: [String: JSONValue] = [:]
    for variable in dialplan.variables { initial[variable.name] = variable.initial.map(variable.json) }
    expect(
      told(entry["initial"]) == initial,
      "the variables of dialplan `\(dialplan.name)` do not begin for the handler as the contract says")
    var wanted: [String: [String: JSONValue]] = [:]
    for (place, target) in targets {
      var values: [String: JSONValue] = [:]
      for setting in graph.steps[place].sets {
        values[setting.name] = dialplan.variables[setting.name]?.json(setting.value)
      }
      if !values.isEmpty { wanted[target] = values }
    }
    let sets = entry["set"]?.members ?? []
    for member in sets {
      expect(
        told(member.value) == wanted[member.key],
        "the handler sets other variables at `\(member.key)` than the contract says")
    }
    for target in wanted.keys.sorted() where !sets.contains(where: { $0.key == target }) {
      expect(false, "the handler sets no variables at `\(target)`")
    }
    expect(
      server.root["variables", "keep"]?.string?.contains("before it is answered") == true,
      "nothing tells a handler when variables are set")
  }

  private func told(_ node: JSONNode?) -> [String: JSONValue] {
    Dictionary((node?.members ?? []).map { ($0.key, $0.value.value) }, uniquingKeysWith: { _, last in last })
  }
}
