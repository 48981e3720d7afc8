import JSONValues
import Language
import Resolve

/// What the variables of a call are on a path.
struct SetVariables {
  private let dialplan: Dialplan
  /// What steps have set last.
  private var values: [String: String] = [:]

  init(_ dialplan: Dialplan) { self.dialplan = dialplan }

  /// The call comes to a step.
  mutating func come(to step: Step) { for setting in step.sets { values[setting.name] = setting.value } }

  /// What a variable is; nothing where it is not set.
  subscript(_ name: String) -> String { values[name] ?? dialplan.variables[name]?.initial ?? "" }

  /// The same as a tool is given it.
  func json(_ name: String) -> JSONValue { dialplan.variables[name]?.json(self[name]) ?? .null }
}
