import JSONSchemas
import JSONValues

// Values of a domain, chosen near the lines that the schemas draw. What is given here is tried, never trusted: schemas
// judge every value before it becomes a witness.

extension Prover {
  private static let sampleLimit = 160

  /// Values of a domain: all are accepted by its schemas.
  mutating func samples(of domain: Domain) -> [JSONValue] {
    if let known = knownSamples[domain] { return known }
    guard sampling.count < 12, sampling.insert(domain).inserted else { return [] }
    defer { sampling.remove(domain) }
    var found: [JSONValue] = []
    for region in regions(of: domain) { found += samples(of: region).filter { holds($0, domain) } }
    let kept = Array(found.prefix(Self.sampleLimit))
    knownSamples[domain] = kept
    return kept
  }

  mutating func samples(of region: Region) -> [JSONValue] {
    if let values = region.values { return values }
    var found: [JSONValue] = []
    if region.types.contains(.null) { found.append(.null) }
    if region.types.contains(.boolean) { found += [false, true] }
    if region.types.contains(.string) { found += texts(region).map { .string($0) } }
    if !region.types.isDisjoint(with: .number) { found += numbers(region) }
    if region.types.contains(.array) { found += lists(region) }
    if region.types.contains(.object) { found += objects(region) }
    return found
  }

  private mutating func numbers(_ region: Region) -> [JSONValue] {
    var found: [JSONValue] = [0, 1, -1, 0.5, 2.7, 7, 1000]
    for limit in [region.low, region.high].compactMap({ $0?.number }) {
      found.append(limit)
      guard let number = limit.double, number.magnitude < 0x1p52 else { continue }
      found += [.double(number + 0.25), .double(number - 0.25)]
      found += [Int(number.rounded(.down)), Int(number.rounded(.up))].flatMap {
        [.int($0 - 1), .int($0), .int($0 + 1)]
      }
    }
    if let low = region.low?.number.double, let high = region.high?.number.double {
      found.append(.double(low + (high - low) / 2))
    }
    for divisor in region.divisors {
      guard let step = divisor.value.double, step < 0x1p40 else { continue }
      let first = ((region.low?.number.double ?? 0) / step).rounded(.up)
      guard first.magnitude < 0x1p40 else { continue }
      for count in [first, first + 1, first + 2, -1, 1, 2, 3] {
        if let whole = divisor.value.int {
          found.append(.int(whole * Int(count)))
        } else {
          found.append(.double(step * count))
        }
      }
    }
    found += hints.numbers + hints.values.filter(\.isNumber)
    return found.filter { region.types.contains(TypeSet(of: $0)) }
  }

  private mutating func texts(_ region: Region) -> [String] {
    let most = region.maxLength ?? .max
    var lengths = [region.minLength, region.minLength + 1]
    if most < 5_000 { lengths += [most, max(most - 1, 0)] }
    lengths += hints.lengths
    lengths = Array(Set(lengths.filter { $0 >= region.minLength && $0 <= most && $0 < 5_000 })).sorted()
    var found: [String] = []
    if region.patterns.isEmpty {
      found = lengths.prefix(24).map { String(repeating: "a", count: $0) }
    } else {
      for length in lengths.prefix(8) where length <= 48 {
        guard var search = TextSearch(matching: region.patterns, avoiding: []) else { break }
        if case .text(let text) = search.text(ofLength: length, to: length) { found.append(text) }
      }
      if var search = TextSearch(matching: region.patterns, avoiding: []),
        case .text(let text) = search.text(ofLength: region.minLength, to: region.maxLength)
      {
        found.insert(text, at: 0)
      }
    }
    found += Hints.texts + hints.values.compactMap(\.string)
    return found.filter { text in
      let length = text.unicodeScalars.count
      return length >= region.minLength && length <= most && region.patterns.allSatisfy { $0.matches(text) }
        && region.formats.allSatisfy { $0.accepts(text) }
    }
  }

  private mutating func lists(_ region: Region) -> [JSONValue] {
    let first = samples(of: Domain(region.schemas(at: 0))).prefix(24)
    var found: [JSONValue] = []
    var counts = [region.minItems, region.minItems + 1] + hints.counts
    if let most = region.maxItems, most < 300 { counts.append(most) }
    for count in Set(counts).sorted() where count >= region.minItems && count <= region.maxItems ?? .max {
      if let list = list(region, count: count, with: []) { found.append(list) }
    }
    let least = max(region.minItems, 1)
    for element in first {
      if let list = list(region, count: least, with: [(0, element)]) { found.append(list) }
      if !region.isUnique, let list = list(region, count: max(least, 2), with: [(0, element), (1, element)]) {
        found.append(list)
      }
    }
    for (item, least, _) in region.contains {
      let wanted = samples(of: Domain(region.schemas(at: 0)).and(item)).prefix(max(least, 1))
      let parts = (0..<max(least, 1)).compactMap { place in
        wanted.isEmpty ? nil : (place, wanted[wanted.startIndex + place % wanted.count])
      }
      if let list = list(region, count: max(region.minItems, least), with: parts) { found.append(list) }
    }
    return found
  }

  /// A list of so many elements, some of which are given.
  mutating func list(_ region: Region, count: Int, with parts: [(place: Int, element: JSONValue)]) -> JSONValue? {
    guard count < 400 else { return nil }
    var elements: [JSONValue] = []
    let fixed = region.items.map(\.shape.first.count).max() ?? 0
    var rest: [JSONValue]?
    for place in 0..<count {
      if let part = parts.first(where: { $0.place == place }) {
        elements.append(part.element)
        continue
      }
      let choices: [JSONValue]
      if place >= fixed, let known = rest {
        choices = known
      } else {
        choices = samples(of: Domain(region.schemas(at: place)))
        if place >= fixed { rest = choices }
      }
      guard let first = choices.first else { return nil }
      guard region.isUnique else {
        elements.append(first)
        continue
      }
      let given = elements + parts.map(\.element)
      let unused = choices.first { choice in !given.contains { Equality.same($0, choice) } }
      let candidate =
        unused ?? (choices.contains { $0.string != nil } ? JSONValue.string("a\(place)") : .int(1_000 + place))
      elements.append(candidate)
    }
    return .array(elements)
  }

  private mutating func objects(_ region: Region) -> [JSONValue] {
    var found: [JSONValue] = []
    func add(_ object: JSONValue?) { if let object { found.append(object) } }
    add(object(region, with: []))
    let optional = region.names.filter { !region.requires($0) && !isImpossible($0, region) }.prefix(40)
    var all: [(String, JSONValue)] = []
    for name in optional {
      guard let value = samples(of: Domain(region.schemas(of: name))).first else { continue }
      add(object(region, with: [(name, value)]))
      all.append((name, value))
    }
    add(object(region, with: all))
    let extras = extraNames(region)
    let values = samples(of: Domain(region.schemas(matching: []))).prefix(10)
    for value in values { if let name = extras.first { add(object(region, with: [(name, value)])) } }
    for count in hints.counts.suffix(6) where !values.isEmpty && count < 300 {
      let names = count <= extras.count ? Array(extras.prefix(count)) : (0..<count).map { "x\($0)" }
      add(object(region, with: all + names.map { ($0, values[0]) }))
      add(object(region, with: names.map { ($0, values[0]) }))
    }
    for name in region.required + optional {
      for value in samples(of: Domain(region.schemas(of: name))).dropFirst().prefix(12) {
        add(object(region, with: [(name, value)]))
      }
    }
    return found
  }

  /// An object with some members given and no more than needed.
  mutating func object(_ region: Region, with parts: [(name: String, value: JSONValue)]) -> JSONValue? {
    var members = parts.map { JSONObject.Member($0.name, $0.value) }
    func has(_ name: String) -> Bool { members.contains { Equality.same($0.key, name) } }
    var needed = region.required
    var next = 0
    for dependency in region.dependencies where has(dependency.name) { needed += dependency.required }
    while next < needed.count {
      let name = needed[next]
      next += 1
      if has(name) { continue }
      guard let value = samples(of: Domain(region.schemas(of: name))).first else { return nil }
      members.append(.init(name, value))
      for dependency in region.dependencies where Equality.same(dependency.name, name) { needed += dependency.required }
    }
    if members.count < region.minProperties {
      let optional = region.names.filter { !isImpossible($0, region) }
      let extras = extraNames(region) + (0..<min(region.minProperties, 300)).map { "x\($0)" }
      for name in optional + extras where members.count < region.minProperties && !has(name) {
        guard let value = samples(of: Domain(region.schemas(of: name))).first else { continue }
        members.append(.init(name, value))
      }
    }
    return .object(JSONObject(members))
  }

  /// A failure with a value of the region that has a part which is refused; without one, a doubt.
  mutating func refutation(
    _ region: Region, _ target: SchemaPlace, _ what: String, with part: SamplePart
  ) -> Outcome {
    let candidates: [JSONValue?] =
      switch part {
      case .member(let name, let value): [object(region, with: [(name, value)])]
      case .element(let element, let place):
        [max(place + 1, region.minItems), max(place + 1, region.minItems) + 1].map {
          list(region, count: $0, with: [(place, element)])
        }
      }
    for case let value? in candidates
    where region.places.allSatisfy({ accepts(value, $0) }) && !accepts(value, target) { return .fails(value) }
    return refutation(region, target, "\(what) may be more than is accepted")
  }
}

/// A part of a sample that must be in it.
enum SamplePart {
  case element(JSONValue, at: Int)
  case member(String, JSONValue)
}
