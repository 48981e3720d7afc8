import Language
import SourceText
import Syntax

extension Judging {
  /// The change of a variable's value, with every place that has another text because of it.
  func change(ofVariable name: String, _ differences: [Difference], _ verdicts: SchemaVerdicts) -> Change {
    let (before, after) = (comparison.old.origin.variables[name], comparison.new.origin.variables[name])
    let what: String
    if let before, let after {
      let shown = Wording.pair(before, after)
      what = "variable \(Wording.quoted(name)) is \(shown.after), was \(shown.before)"
    } else {
      what = "variable \(Wording.quoted(name)) is \(before == nil ? "new" : "gone")"
    }
    let uses = differences.filter { $0.path.section != "environments" }
    let parts: [Change] = uses.map { use in
      let own = change(use)
      return SchemaRole(use).map { verdicts.change($0, [own]) } ?? own
    }
    let isNamed = [comparison.old, comparison.new].contains { $0.contract.usedVariables.contains(name) }
    let effect = !parts.isEmpty ? "" : isNamed ? ": what names it says what it said" : ": no text names it"
    return change(of: (name, name), what + effect).with(parts)
  }

  /// The change of a variable's name, where each text that names it says what it said.
  func change(ofVariable name: String, renamed: String) -> Change {
    let sentence = "variable \(Wording.quoted(name)) is now called \(Wording.quoted(renamed)), with the same value"
    return change(of: (name, renamed), sentence)
  }

  private func change(of names: (old: String, new: String), _ sentence: String) -> Change {
    let environment = comparison.new.contract.contract.environment
    func place(_ side: Side, _ name: String) -> Location? {
      let own = side.contract.contract.environments[side.contract.contract.environment]
      return own?.variables.first { $0.name == name }.flatMap { side.origin.location($0.node) }
    }
    return Change(
      code: VariableKinds.changed.code, impact: .safe, declaration: "environment.\(environment)",
      path: ["variables", names.new], sentence: sentence, touches: [.deployment],
      before: comparison.old.origin.variables[names.old], after: comparison.new.origin.variables[names.new],
      old: place(comparison.old, names.old), new: place(comparison.new, names.new), notes: [], reaches: [], parts: [],
      environments: [])
  }
}

/// What may come of an environment's variables.
enum VariableKinds {
  static let changed = ChangeKind(
    "review/variable-changed", "A variable of an environment has another value",
    why: "Every text that names it differs in that environment. What that does there is said with it.")
}
