import Facts
import JSONValues
import Language

/// The routes of a step that hands a call over.
extension TwiMLRoutes {
  /// What stands in a document for the digits that were pressed at a step.
  static func blank(_ step: String) -> String { "@keys(\(step))@" }

  /// The same for a variable of the call.
  static func blank(variable name: String) -> String { "@variable(\(name))@" }

  /// Only a call that came by SIP can be handed over.
  func write(_ referral: Referral, _ index: Int, to routes: inout JSONWriter) {
    var value: JSONObject = [
      "by": .string(ReferFacts.sipCall), "to": .string(names.path(index, ".refer.xml").text),
      "otherwise": target("failed", index),
    ]
    var put = JSONObject()
    for step in referral.keySteps where put[Self.blank(step)] == nil {
      put.append(Self.blank(step), ["kept": .strings(steps.keyRoutes(of: step))])
    }
    let hasKeys = !put.isEmpty
    for name in referral.variables where put[Self.blank(variable: name)] == nil {
      put.append(Self.blank(variable: name), ["variable": .string(name)])
    }
    if !put.isEmpty {
      value.append("put", .object(put))
      let keys = "the digits of what was pressed last"
      let variable = "the variable's value"
      let what = hasKeys ? (referral.variables.isEmpty ? keys : "\(keys), or \(variable)") : variable
      value.append("into", .string("the document, for each of these names \(what), and nothing else"))
    }
    routes.write(names.path(index, ""), .object(value))
    routes.write(
      names.path(index, "/referred"),
      [
        "by": "ReferCallStatus",
        "cases": .array([
          ["outcome": "end", "status": .strings(ReferFacts.referredStatus), "to": target("end", index)]
        ]), "otherwise": target("failed", index),
      ])
  }
}
