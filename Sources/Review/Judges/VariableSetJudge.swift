import Language

/// What variables of calls are.
enum VariableSetJudge: Judge {
  static let told = ChangeKind(
    "review/variable-told", "A call flow sets otherwise what a tool or another exchange is told",
    why: "Whoever is told the variable later gets another value, or gets one where there was none.")
  static let set = ChangeKind(
    "review/variable-set", "A call flow sets a variable otherwise",
    why: "Callers go another way, or hear something else, wherever the variable is used later.")
  static let kinds = [told, set]
  static let subjects: [Subject] = [Subject("Step", "set"), Subject("CallVariable", "default")]

  static func judge(_ difference: Difference, _ comparison: Comparison) -> Judgement? {
    let side = difference.new == nil ? comparison.old : comparison.new
    guard let node = difference.new ?? difference.old,
      let dialplan = side.contract.dialplans.first(where: { $0.name == difference.path.name })?.dialplan
    else { return nil }
    let path = difference.path.parts
    let names =
      difference.path.record == "CallVariable"
      ? [path.dropLast().last ?? ""] : path.last == "set" ? side.entries(node).map(\.name) : [difference.name]
    let isTold = dialplan.steps.contains { step in
      switch step.act {
      case .call(let call): call.variables.contains(where: names.contains)
      case .refer(let referral): referral.variables.contains(where: names.contains)
      default: false
      }
    }
    if isTold {
      return Judgement(told, .exposes, "a tool or another exchange is told it", touches: [.phone, .server])
    }
    return Judgement(set, .changes, "callers go by it later", touches: [.phone])
  }
}
