import JSONSchemas
import JSONValues

/// Values described by what each kind of value must be. A domain is a union of regions; a region may be larger than
/// the values that it stands for, where a keyword cannot be described so (`not`, `unevaluatedProperties`).
struct Region {
  /// Every schema that the region's values are accepted by, the alternatives that were chosen included.
  var places: [SchemaPlace] = []
  var types: TypeSet = .any
  /// All values there are, if they can be listed.
  var values: [JSONValue]?

  // Numbers.
  var low: Limit?
  var high: Limit?
  var divisors: [Decimal] = []

  // Strings.
  var minLength = 0
  var maxLength: Int?
  var patterns: [Pattern] = []
  var formats: [FormatCheck] = []

  // Lists.
  var minItems = 0
  var maxItems: Int?
  var isUnique = false
  var items: [(side: SchemaPlace.Side, shape: ItemsShape)] = []
  var contains: [(item: SchemaPlace, minimum: Int, maximum: Int?)] = []

  // Objects.
  var minProperties = 0
  var maxProperties: Int?
  var required: [String] = []
  var shapes: [(side: SchemaPlace.Side, shape: PropertiesShape)] = []
  var nameSchemas: [SchemaPlace] = []
  var dependencies: [Dependency] = []

  /// A bound of numbers.
  struct Limit {
    var number: JSONValue
    var isExclusive: Bool
  }

  var isInteger: Bool { !types.contains(.fraction) }

  mutating func raise(_ limit: Limit) {
    if let low, limit.number.isLess(than: low.number) { return }
    if let low, !low.number.isLess(than: limit.number), low.isExclusive { return }
    low = limit
  }

  mutating func lower(_ limit: Limit) {
    if let high, high.number.isLess(than: limit.number) { return }
    if let high, !limit.number.isLess(than: high.number), high.isExclusive { return }
    high = limit
  }

  mutating func keep(_ allowed: [JSONValue]) {
    values = values.map { $0.filter { value in allowed.contains { Equality.same($0, value) } } } ?? allowed
  }

  mutating func require(_ name: String) {
    if !required.contains(where: { Equality.same($0, name) }) { required.append(name) }
  }

  func requires(_ name: String) -> Bool { required.contains { Equality.same($0, name) } }

  /// The schemas for the element at a place.
  func schemas(at place: Int) -> [SchemaPlace] {
    items.compactMap { side, shape in
      (place < shape.first.count ? shape.first[place] : shape.rest).map { SchemaPlace(side, $0) }
    }
  }

  /// The schemas for the member of a name.
  func schemas(of name: String) -> [SchemaPlace] {
    shapes.flatMap { side, shape in shape.schemas(of: name).map { SchemaPlace(side, $0) } }
  }

  /// The schemas for members that no list names, by the patterns that their name matches.
  func schemas(matching patterns: Set<String>) -> [SchemaPlace] {
    shapes.flatMap { side, shape in shape.schemas(matching: patterns).map { SchemaPlace(side, $0) } }
  }

  /// The names that its schemas speak of.
  var names: [String] {
    var names = required
    for (_, shape) in shapes { names += shape.properties.map(\.name) }
    return names.withoutTwins
  }
}

extension PropertiesShape {
  func schemas(of name: String) -> [SchemaNode.ID] {
    var found = properties.filter { Equality.same($0.name, name) }.map(\.node)
    found += patterns.filter { $0.pattern.matches(name) }.map(\.node)
    return found.isEmpty ? additional.map { [$0] } ?? [] : found
  }

  func schemas(matching texts: Set<String>) -> [SchemaNode.ID] {
    let found = patterns.filter { texts.contains($0.pattern.text) }.map(\.node)
    return found.isEmpty ? additional.map { [$0] } ?? [] : found
  }
}

extension [String] {
  /// Each once, by code points, in order.
  var withoutTwins: [String] {
    var seen = Set<[UInt8]>()
    return filter { seen.insert(Array<UInt8>($0.utf8)).inserted }
  }
}
