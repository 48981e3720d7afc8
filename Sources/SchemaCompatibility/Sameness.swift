import JSONSchemas
import JSONValues

/// Whether schemas, or keywords of theirs, say the same word for word, references followed. Then they accept the same
/// values, whatever the keywords are.
struct Sameness {
  let left: CompiledSchema
  let right: CompiledSchema
  private var known: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    let one: SchemaPlace
    let other: SchemaPlace
  }

  init(left: CompiledSchema, right: CompiledSchema) {
    self.left = left
    self.right = right
  }

  private func node(_ place: SchemaPlace) -> SchemaNode {
    place.side == .left ? left.nodes[Int(place.node)] : right.nodes[Int(place.node)]
  }

  mutating func same(_ one: SchemaPlace, _ other: SchemaPlace) -> Bool {
    if one == other { return true }
    let pair = Pair(one: one, other: other)
    if let known = known[pair] { return known }
    // On the way round the same question holds: it would take a difference to end it.
    known[pair] = true
    let (a, b) = (node(one), node(other))
    guard a.isFalse == b.isFalse, a.types == b.types, a.checks.count == b.checks.count else {
      known[pair] = false
      return false
    }
    for (x, y) in zip(a.checks, b.checks) where !same(x, one.side, y, other.side, wholes: true) {
      // What was found the same on the strength of this pair may not be.
      known = known.filter { !$0.value }
      known[pair] = false
      return false
    }
    return true
  }

  /// Whether a node among some has the very same keyword.
  mutating func hasSame(_ check: Check, _ side: SchemaPlace.Side, among places: [SchemaPlace]) -> Bool {
    for place in places {
      for own in node(place).checks where same(own, place.side, check, side, wholes: false) { return true }
    }
    return false
  }

  /// `wholes`: whether the schemas around the keywords are compared too; what was evaluated depends on them.
  private mutating func same(
    _ one: Check, _ side: SchemaPlace.Side, _ other: Check, _ otherSide: SchemaPlace.Side, wholes: Bool
  ) -> Bool {
    func same(_ a: SchemaNode.ID, _ b: SchemaNode.ID) -> Bool {
      self.same(SchemaPlace(side, a), SchemaPlace(otherSide, b))
    }
    func same(_ a: SchemaNode.ID?, _ b: SchemaNode.ID?) -> Bool {
      guard let a, let b else { return a == nil && b == nil }
      return same(a, b)
    }
    func same(_ a: [SchemaNode.ID], _ b: [SchemaNode.ID]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    }
    func same(_ a: [String], _ b: [String]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { Equality.same($0, $1) }
    }
    switch (one, other) {
    case (.const(let a), .const(let b)): return Equality.same(a, b)
    case (.enumeration(let a), .enumeration(let b)): return Equality.same(.array(a), .array(b))
    case (.bound(let a), .bound(let b)): return a.word == b.word && Equality.same(a.limit, b.limit)
    case (.multipleOf(let a), .multipleOf(let b)): return Equality.same(a.value, b.value)
    case (.length(let a, let n), .length(let b, let m)), (.itemCount(let a, let n), .itemCount(let b, let m)),
      (.propertyCount(let a, let n), .propertyCount(let b, let m)):
      return a == b && n == m
    case (.pattern(let a), .pattern(let b)): return a.text == b.text
    case (.format(_, let a), .format(_, let b)): return a == b
    case (.uniqueItems, .uniqueItems): return true
    case (.items(let a), .items(let b)): return same(a.first, b.first) && same(a.rest, b.rest)
    case (.contains(let a, let least, let most), .contains(let b, let otherLeast, let otherMost)):
      return least == otherLeast && most == otherMost && same(a, b)
    case (.required(let a, _), .required(let b, _)):
      return same(a, b)
    case (.dependentRequired(_, let a), .dependentRequired(_, let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { Equality.same($0.name, $1.name) && same($0.required, $1.required) }
    case (.dependentSchemas(let a), .dependentSchemas(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { Equality.same($0.name, $1.name) && same($0.node, $1.node) }
    case (.properties(let a), .properties(let b)):
      return a.properties.count == b.properties.count && a.patterns.count == b.patterns.count
        && zip(a.properties, b.properties).allSatisfy { Equality.same($0.name, $1.name) && same($0.node, $1.node) }
        && zip(a.patterns, b.patterns).allSatisfy { $0.pattern.text == $1.pattern.text && same($0.node, $1.node) }
        && same(a.additional, b.additional)
    case (.propertyNames(let a), .propertyNames(let b)), (.not(let a), .not(let b)),
      (.reference(let a), .reference(let b)):
      return same(a, b)
    case (.allOf(let a), .allOf(let b)), (.anyOf(let a), .anyOf(let b)), (.oneOf(let a), .oneOf(let b)):
      return same(a, b)
    case (.conditional(let a, let then, let otherwise), .conditional(let b, let otherThen, let last)):
      return same(a, b) && same(then, otherThen) && same(otherwise, last)
    case (.metaschema(let a), .metaschema(let b)): return a == b
    case (.unevaluatedItems(let a), .unevaluatedItems(let b)),
      (.unevaluatedProperties(let a), .unevaluatedProperties(let b)):
      return wholes && same(a, b)
    default: return false
    }
  }
}
