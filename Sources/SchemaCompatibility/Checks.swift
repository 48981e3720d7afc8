import JSONSchemas
import JSONValues

// Whether a region lies within what one keyword asks.

extension Prover {
  mutating func include(_ region: Region, _ domain: Domain, check: Check, of target: SchemaPlace) -> Outcome {
    let side = target.side
    switch check {
    case .const, .enumeration: return refutation(region, target, "more values may come than are listed")
    case .bound(let bound): return verdict(region.keeps(bound), region, target, "`\(bound.word.rawValue)`")
    case .multipleOf(let divisor):
      return verdict(region.isMultiple(of: divisor), region, target, "`multipleOf`")
    case .length(.minLength, let limit):
      return verdict(!region.types.contains(.string) || region.minLength >= limit, region, target, "`minLength`")
    case .length(_, let limit):
      let isKept = !region.types.contains(.string) || region.maxLength.map { $0 <= limit } ?? false
      return verdict(isKept, region, target, "`maxLength`")
    case .pattern(let pattern): return include(region, pattern, target)
    case .format(_, let format):
      let isKept = !region.types.contains(.string) || region.formats.contains { $0 == format }
      return verdict(isKept, region, target, "`format`")
    case .itemCount(.minItems, let limit):
      return verdict(!region.types.contains(.array) || region.minItems >= limit, region, target, "`minItems`")
    case .itemCount(_, let limit):
      let isKept = !region.types.contains(.array) || region.maxItems.map { $0 <= limit } ?? false
      return verdict(isKept, region, target, "`maxItems`")
    case .uniqueItems:
      let isKept = !region.types.contains(.array) || region.isUnique || region.maxItems.map { $0 <= 1 } ?? false
      return verdict(isKept, region, target, "`uniqueItems`")
    case .items(let shape): return region.types.contains(.array) ? include(region, shape, target) : .holds
    case .contains(let item, let minimum, let maximum):
      let isKept =
        !region.types.contains(.array) || contains(region, SchemaPlace(side, item), minimum, maximum)
      return verdict(isKept, region, target, "`contains`")
    case .propertyCount(let word, let limit):
      return verdict(keeps(region, word, limit), region, target, "`\(word.rawValue)`")
    case .required(let names, _):
      guard region.types.contains(.object) else { return .holds }
      return each(names.filter { !region.requires($0) }) { prover, name in
        prover.refutation(region, target, "`\(name)` is required, and may be missing") { $0[key: name] == nil }
      }
    case .dependentRequired(_, let dependencies): return include(region, dependencies, target)
    case .dependentSchemas(let entries):
      return each(entries) { prover, entry in
        guard region.types.contains(.object), !prover.isImpossible(entry.name, region) else { return .holds }
        let outcome = prover.include(domain, in: SchemaPlace(side, entry.node))
        if case .holds = outcome { return outcome }
        return prover.refutation(region, target, "`\(entry.name)` brings more demands")
      }
    case .properties(let shape): return region.types.contains(.object) ? include(region, shape, target) : .holds
    case .propertyNames(let name):
      return region.types.contains(.object) ? include(region, names: SchemaPlace(side, name), target) : .holds
    case .reference(let id): return include(domain, in: SchemaPlace(side, id))
    case .allOf(let ids): return each(ids) { prover, id in prover.include(domain, in: SchemaPlace(side, id)) }
    case .anyOf(let ids): return include(region, domain, inAny: ids.map { SchemaPlace(side, $0) }, target)
    case .oneOf(let ids): return include(region, domain, inOne: ids.map { SchemaPlace(side, $0) }, target)
    case .not(let other):
      return verdict(isEmpty(domain.and(SchemaPlace(side, other))), region, target, "`not`")
    case .conditional(let condition, let then, let otherwise):
      return include(region, domain, SchemaPlace(side, condition), then, otherwise, target)
    case .dynamicReference, .metaschema, .unevaluatedItems, .unevaluatedProperties:
      return refutation(region, target, "`unevaluated…` and references to metaschemas are not followed")
    }
  }

  private mutating func verdict(_ isKept: Bool, _ region: Region, _ target: SchemaPlace, _ word: String) -> Outcome {
    isKept ? .holds : refutation(region, target, "\(word) is not known to hold")
  }

  private mutating func include(_ region: Region, _ pattern: Pattern, _ target: SchemaPlace) -> Outcome {
    guard region.types.contains(.string), !region.patterns.contains(where: { $0.text == pattern.text }) else {
      return .holds
    }
    if var search = TextSearch(matching: region.patterns, avoiding: [pattern]) {
      switch search.text(ofLength: region.minLength, to: region.maxLength) {
      case .none: return .holds
      case .text(let text):
        let value = JSONValue.string(text)
        if region.places.allSatisfy({ accepts(value, $0) }) && !accepts(value, target) { return .fails(value) }
      case .unknown: break
      }
    }
    return refutation(region, target, "`pattern` is not known to hold")
  }

  private mutating func include(_ region: Region, _ shape: ItemsShape, _ target: SchemaPlace) -> Outcome {
    let count = max(shape.first.count, region.items.map(\.shape.first.count).max() ?? 0) + 1
    return each(0..<min(count, region.maxItems ?? count)) { prover, place in
      guard let item = place < shape.first.count ? shape.first[place] : shape.rest else { return .holds }
      let domain = Domain(region.schemas(at: place))
      let outcome = prover.include(domain, in: SchemaPlace(target.side, item))
      guard case .fails(let element) = outcome else { return outcome }
      return prover.refutation(region, target, "the element \(place + 1)", with: .element(element, at: place))
    }
  }

  private mutating func contains(_ region: Region, _ item: SchemaPlace, _ minimum: Int, _ maximum: Int?) -> Bool {
    let elements = max(region.items.map(\.shape.first.count).max() ?? 0, 0) + 1
    let all = (0..<min(elements, region.maxItems ?? elements)).map { Domain(region.schemas(at: $0)) }
    var hasEnough = minimum == 0
    for (other, least, _) in region.contains where !hasEnough && least >= minimum {
      if case .holds = include(Domain([other]), in: item) { hasEnough = true }
    }
    if !hasEnough && region.minItems >= minimum {
      if case .holds = each(all, { prover, domain in prover.include(domain, in: item) }) { hasEnough = true }
    }
    guard hasEnough, let maximum else { return hasEnough }
    if let most = region.maxItems, most <= maximum { return true }
    return all.allSatisfy { isEmpty($0.and(item)) }
  }
}

extension Region {
  func keeps(_ bound: Bound) -> Bool {
    guard !types.isDisjoint(with: .number) else { return true }
    switch bound.word {
    case .minimum: return low.map { !$0.number.isLess(than: bound.limit) } ?? false
    case .exclusiveMinimum:
      return low.map {
        bound.limit.isLess(than: $0.number) || ($0.isExclusive && !$0.number.isLess(than: bound.limit))
      } ?? false
    case .maximum: return high.map { !bound.limit.isLess(than: $0.number) } ?? false
    default:
      return high.map {
        $0.number.isLess(than: bound.limit) || ($0.isExclusive && !bound.limit.isLess(than: $0.number))
      } ?? false
    }
  }

  func isMultiple(of divisor: Decimal) -> Bool {
    if types.isDisjoint(with: .number) { return true }
    let one = isInteger ? [Decimal(.int(1))!] : []
    if (divisors + one).contains(where: { $0.isMultiple(of: divisor) }) { return true }
    // What 4 and 6 divide, 12 divides.
    var common = 1
    for number in divisors.compactMap(\.value.int) {
      guard
        case let (next, isOver) = (common / greatestDivisor(common, number)).multipliedReportingOverflow(by: number),
        !isOver
      else { return false }
      common = next
    }
    return isInteger && Decimal(.int(common))!.isMultiple(of: divisor)
  }

  private func greatestDivisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : greatestDivisor(other, one % other)
  }
}

extension JSONValue {
  /// The member of a name, by code points.
  subscript(key name: String) -> JSONValue? {
    object?.members.first { Equality.same($0.key, name) }?.value
  }
}
