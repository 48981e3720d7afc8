import JSONValues
import Language
import Resolve

/// What `routes.json` says of the variables of calls: the handler keeps them for each call.
enum TwiMLVariables {
  /// What a handler does, for all dialplans.
  static let keep = """
    for each call: `initial` as it comes in; then, whenever a document or a route of `set` is asked for, and before it is \
    answered, the values that stand there. Nothing that a caller or a server sends ever becomes one.
    """

  /// Nil for a dialplan without variables.
  static func value(_ steps: TwiMLFlow) -> JSONValue? {
    let dialplan = steps.flow.dialplan
    if dialplan.variables.isEmpty { return nil }
    var initial = JSONObject()
    for variable in dialplan.variables {
      initial.append(variable.name, variable.initial.map(variable.json))
    }
    var sets = JSONObject()
    for (place, step) in steps.graph.steps.enumerated() where !step.sets.isEmpty {
      let values = step.sets.compactMap { setting in
        dialplan.variables[setting.name].map { JSONObject.Member(setting.name, $0.json(setting.value)) }
      }
      sets.append(steps.names.targetPath(place).text, .object(JSONObject(values)))
    }
    return ["dialplan": .string(dialplan.name), "initial": .object(initial), "set": .object(sets)]
  }
}
