import Findings
import Language

extension Resolver {
  /// Checks that each named type has a finite value, and that names lead to a form.
  mutating func checkTypes() {
    for type in contract.types where needsItself(type.name, body: { contract.types[$0]?.type }) {
      report(
        ResolveFindings.circle, at: origin.location(type.key), "type `\(type.name)` needs itself",
        label: "a value of it would have no end",
        help: "make a part `optional: true`, or a list of it")
    }
  }
}

/// Whether a named type needs itself to exist: no value of it ends.
///
/// - Parameter body: what stands under a name; nil for a name that is none.
public func needsItself(_ name: String, body: (String) -> TypeUse?) -> Bool {
  var pending = [name]
  var seen = Set<String>()
  while let next = pending.popLast() {
    guard let use = body(next) else { continue }
    for needed in requiredTypes(of: use) {
      if needed == name { return true }
      if seen.insert(needed).inserted { pending.append(needed) }
    }
  }
  return false
}

/// The named types without which a value can't be.
private func requiredTypes(of use: TypeUse) -> [String] {
  switch use.form {
  case .named(let name): [name]
  case .object(let members): members.filter { !$0.isOptional }.flatMap { requiredTypes(of: $0.type) }
  case .array(let items): (use.keywords["minItems"]?.int ?? 0) > 0 ? requiredTypes(of: items) : []
  case .scalar, .enumeration, .schema: []
  }
}
