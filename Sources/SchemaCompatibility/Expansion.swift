import JSONSchemas
import JSONValues

// A domain as a union of regions.

extension Prover {
  /// More regions than this are not told apart: what chooses between them is then left out of account.
  static let regionLimit = 48
  /// A set of numbers that is not larger is listed.
  static let listLimit = 64

  /// The regions of a domain, without those that are known to be empty. Together they hold every value of the domain.
  mutating func regions(of domain: Domain) -> [Region] {
    if let known = knownRegions[domain] { return known }
    var start = Region()
    start.types = domain.types
    var regions = [start]
    for place in domain.places { regions = narrow(regions, by: place) }
    var kept: [Region] = []
    for region in regions {
      if let region = settled(region) { kept.append(region) }
    }
    knownRegions[domain] = kept
    return kept
  }

  private func narrow(_ regions: [Region], by place: SchemaPlace) -> [Region] {
    let node = self.node(place)
    if node.isFalse { return [] }
    var regions = regions.map { region in
      var region = region
      region.places.append(place)
      region.types.formIntersection(node.types)
      return region
    }
    for check in node.checks {
      switch check {
      case .allOf(let all): for id in all { regions = narrow(regions, by: SchemaPlace(place.side, id)) }
      case .reference(let id): regions = narrow(regions, by: SchemaPlace(place.side, id))
      case .anyOf(let ids), .oneOf(let ids):
        regions = choose(regions, ids.map { SchemaPlace(place.side, $0) })
      case .conditional(let condition, let then, let otherwise):
        regions = choose(regions, condition, then, otherwise, place.side)
      default:
        for index in regions.indices { narrow(&regions[index], by: check, place.side) }
      }
    }
    return regions.filter { !$0.types.isEmpty }
  }

  private func choose(_ regions: [Region], _ alternatives: [SchemaPlace]) -> [Region] {
    guard regions.count * alternatives.count <= Self.regionLimit else { return regions }
    return alternatives.flatMap { narrow(regions, by: $0) }
  }

  /// With the condition and `then`, or with `else` alone: more than there is, for the condition may hold there too.
  private func choose(
    _ regions: [Region], _ condition: SchemaNode.ID, _ then: SchemaNode.ID?, _ otherwise: SchemaNode.ID?,
    _ side: SchemaPlace.Side
  ) -> [Region] {
    guard regions.count * 2 <= Self.regionLimit else { return regions }
    var first = narrow(regions, by: SchemaPlace(side, condition))
    if let then { first = narrow(first, by: SchemaPlace(side, then)) }
    return first + (otherwise.map { narrow(regions, by: SchemaPlace(side, $0)) } ?? regions)
  }

  private func narrow(_ region: inout Region, by check: Check, _ side: SchemaPlace.Side) {
    switch check {
    case .const(let value): region.keep([value])
    case .enumeration(let values): region.keep(values)
    case .bound(let bound):
      switch bound.word {
      case .minimum: region.raise(.init(number: bound.limit, isExclusive: false))
      case .exclusiveMinimum: region.raise(.init(number: bound.limit, isExclusive: true))
      case .maximum: region.lower(.init(number: bound.limit, isExclusive: false))
      default: region.lower(.init(number: bound.limit, isExclusive: true))
      }
    case .multipleOf(let divisor): region.divisors.append(divisor)
    case .length(.minLength, let limit): region.minLength = max(region.minLength, limit)
    case .length(_, let limit): region.maxLength = min(region.maxLength ?? limit, limit)
    case .pattern(let pattern):
      if !region.patterns.contains(where: { $0.text == pattern.text }) { region.patterns.append(pattern) }
    case .format(_, let format): region.formats.append(format)
    case .itemCount(.minItems, let limit): region.minItems = max(region.minItems, limit)
    case .itemCount(_, let limit): region.maxItems = min(region.maxItems ?? limit, limit)
    case .uniqueItems: region.isUnique = true
    case .items(let shape): region.items.append((side, shape))
    case .contains(let item, let minimum, let maximum):
      region.contains.append((SchemaPlace(side, item), minimum, maximum))
      region.minItems = max(region.minItems, minimum)
    case .propertyCount(.minProperties, let limit): region.minProperties = max(region.minProperties, limit)
    case .propertyCount(_, let limit): region.maxProperties = min(region.maxProperties ?? limit, limit)
    case .required(let names, _): for name in names { region.require(name) }
    case .dependentRequired(_, let dependencies): region.dependencies += dependencies
    case .properties(let shape): region.shapes.append((side, shape))
    case .propertyNames(let name): region.nameSchemas.append(SchemaPlace(side, name))
    default: break
    }
  }

  /// The region with bounds drawn as tight as they can be; nil if nothing is left. Values that can be listed are, and
  /// are then just those that all its schemas accept.
  private mutating func settled(_ region: Region) -> Region? {
    var region = region
    if region.values == nil { settleBounds(&region) }
    if let values = region.values {
      region.values = values.filter { value in
        region.types.contains(TypeSet(of: value)) && region.places.allSatisfy { accepts(value, $0) }
      }
      if region.values!.isEmpty { return nil }
      region.types = region.values!.reduce(into: TypeSet([])) { $0.formUnion(TypeSet(of: $1)) }
      return region
    }
    return region.types.isEmpty ? nil : region
  }

  private mutating func settleBounds(_ region: inout Region) {
    if region.isInteger && region.types.contains(.integer) { region.takeIntegers() }
    if let low = region.low?.number, let high = region.high?.number {
      let isExclusive = region.low!.isExclusive || region.high!.isExclusive
      if high.isLess(than: low) || (isExclusive && !low.isLess(than: high)) { region.types.subtract(.number) }
      if !low.isLess(than: high) && !high.isLess(than: low) && low.double?.rounded() != low.double {
        region.types.subtract(.integer)
      }
    }
    for name in region.dependencies.filter({ region.requires($0.name) }).flatMap(\.required) { region.require(name) }
    if let most = region.maxLength, most < region.minLength { region.types.subtract(.string) }
    if let most = region.maxItems, most < region.minItems { region.types.subtract(.array) }
    region.minProperties = max(region.minProperties, region.required.count)
    if let most = region.maxProperties, most < region.minProperties { region.types.subtract(.object) }
    if region.types.contains(.array) { settleItems(&region) }
    if region.types.contains(.object), region.required.contains(where: { isImpossible($0, region) }) {
      region.types.subtract(.object)
    }
    if region.types.contains(.string), !region.patterns.isEmpty || region.maxLength == 0, hasNoText(region) {
      region.types.subtract(.string)
    }
    region.values = region.list
  }

  /// A place that no element can be at ends the list.
  private mutating func settleItems(_ region: inout Region) {
    let places = (region.items.map(\.shape.first.count).max() ?? 0) + 1
    for place in 0..<places where place < region.maxItems ?? .max && isEmpty(Domain(region.schemas(at: place))) {
      region.maxItems = place
    }
    if let most = region.maxItems, most < region.minItems { region.types.subtract(.array) }
  }

  /// Whether no member can have a name.
  mutating func isImpossible(_ name: String, _ region: Region) -> Bool {
    if let most = region.maxProperties, most <= region.required.count, !region.requires(name) { return true }
    if region.nameSchemas.contains(where: { !accepts(.string(name), $0) }) { return true }
    return isEmpty(Domain(region.schemas(of: name)))
  }

  private func hasNoText(_ region: Region) -> Bool {
    guard var search = TextSearch(matching: region.patterns, avoiding: []) else { return false }
    return search.text(ofLength: region.minLength, to: region.maxLength) == .none
  }

  /// Whether a domain is known to have no value. Inside of a question about the same domain the answer is no: what needs
  /// itself to be empty is not proved to be.
  mutating func isEmpty(_ domain: Domain) -> Bool {
    guard !domain.places.isEmpty, open.count < 12, open.insert(domain).inserted else { return domain.types.isEmpty }
    defer { open.remove(domain) }
    return regions(of: domain).isEmpty
  }
}

extension Region {
  /// Integer bounds in the place of those that no integer reaches.
  fileprivate mutating func takeIntegers() {
    if let low, let number = low.number.double {
      let whole = number.rounded(.up)
      if let bound = low.number.int ?? Int(exactly: whole) {
        let isReached = low.number.int != nil || whole == number
        let next =
          low.isExclusive && isReached ? bound.addingReportingOverflow(1) : (partialValue: bound, overflow: false)
        if !next.overflow { self.low = Limit(number: .int(next.partialValue), isExclusive: false) }
      }
    }
    if let high, let number = high.number.double {
      let whole = number.rounded(.down)
      if let bound = high.number.int ?? Int(exactly: whole) {
        let isReached = high.number.int != nil || whole == number
        let next =
          high.isExclusive && isReached ? bound.subtractingReportingOverflow(1) : (partialValue: bound, overflow: false)
        if !next.overflow { self.high = Limit(number: .int(next.partialValue), isExclusive: false) }
      }
    }
  }

  /// All values, where the types leave few.
  fileprivate var list: [JSONValue]? {
    var values: [JSONValue] = []
    if types.contains(.null) { values.append(.null) }
    if types.contains(.boolean) { values += [false, true] }
    if types.contains(.string) {
      guard maxLength == 0 else { return nil }
      values.append("")
    }
    if types.contains(.integer) {
      guard isInteger, let low = low?.number.int, let high = high?.number.int,
        case let (span, isOver) = high.subtractingReportingOverflow(low), !isOver, span < Prover.listLimit
      else { return nil }
      if low <= high { values += (low...high).map { .int($0) } }
    }
    if types.contains(.array) {
      guard maxItems == 0 else { return nil }
      values.append([])
    }
    return types.isDisjoint(with: [.fraction, .object]) ? values : nil
  }
}

extension JSONValue {
  /// A number's value, rounded if it has too many digits.
  var double: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
