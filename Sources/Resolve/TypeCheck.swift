import Findings
import Language

extension Resolver {
  /// Checks that each named type has a finite value, and that names lead to a form.
  mutating func checkTypes() {
    for type in contract.types where needsItself(type.name) {
      report(
        ResolveFindings.circle, at: origin.location(type.key), "type `\(type.name)` needs itself",
        label: "a value of it would have no end",
        help: "make a part `optional: true`, or a list of it")
    }
  }

  private func needsItself(_ name: String) -> Bool {
    var pending = [name]
    var seen = Set<String>()
    while let next = pending.popLast() {
      guard let use = contract.types[next]?.type else { continue }
      for needed in required(use) {
        if needed == name { return true }
        if seen.insert(needed).inserted { pending.append(needed) }
      }
    }
    return false
  }

  /// The named types without which a value can't be.
  private func required(_ use: TypeUse) -> [String] {
    switch use.form {
    case .named(let name): [name]
    case .object(let members): members.filter { !$0.isOptional }.flatMap { required($0.type) }
    case .array(let items): (use.keywords["minItems"]?.int ?? 0) > 0 ? required(items) : []
    case .scalar, .enumeration, .schema: []
    }
  }
}
