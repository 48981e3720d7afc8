import JSONSchemas
import JSONValues

// Whether the objects of a region lie within what a keyword asks of their members.

extension Prover {
  /// More patterns than this are not combined.
  private static let patternLimit = 4

  mutating func include(_ region: Region, _ shape: PropertiesShape, _ target: SchemaPlace) -> Outcome {
    let names = (region.names + shape.properties.map(\.name)).withoutTwins
    let named = each(names) { prover, name in
      if prover.isImpossible(name, region) { return .holds }
      let places = shape.schemas(of: name).map { SchemaPlace(target.side, $0) }
      return prover.include(region, member: name, Domain(region.schemas(of: name)), in: places, target)
    }
    if case .fails = named { return named }
    let others = each(nameClasses(region, shape)) { prover, matched in
      let places = shape.schemas(matching: matched).map { SchemaPlace(target.side, $0) }
      if places.isEmpty { return .holds }
      let domain = Domain(region.schemas(matching: matched))
      guard let name = prover.unnamed(matched, beside: names, region, shape) else { return .holds }
      if prover.isEmpty(domain) { return .holds }
      return prover.include(region, member: name, domain, in: places, target)
    }
    if case .holds = others { return named }
    return others
  }

  private mutating func include(
    _ region: Region, member name: String, _ domain: Domain, in places: [SchemaPlace], _ target: SchemaPlace
  ) -> Outcome {
    each(places) { prover, place in
      let outcome = prover.include(domain, in: place)
      guard case .fails(let value) = outcome else { return outcome }
      return prover.refutation(region, target, "the member `\(name)`", with: .member(name, value))
    }
  }

  /// The sets of patterns that a name may match.
  private func nameClasses(_ region: Region, _ shape: PropertiesShape) -> [Set<String>] {
    let texts = patterns(region, shape).map(\.text)
    var classes: [Set<String>] = [[]]
    for text in texts.prefix(Self.patternLimit) { classes += classes.map { $0.union([text]) } }
    // With more patterns than are combined, a member is also held to match all of them.
    return texts.count > Self.patternLimit ? classes + [Set(texts)] : classes
  }

  private func patterns(_ region: Region, _ shape: PropertiesShape?) -> [Pattern] {
    var found: [Pattern] = []
    for shape in region.shapes.map(\.shape) + [shape].compactMap({ $0 }) {
      for (pattern, _) in shape.patterns where !found.contains(where: { $0.text == pattern.text }) {
        found.append(pattern)
      }
    }
    return found
  }

  /// A name that matches just these patterns and is not among others; nil if there surely is none.
  private mutating func unnamed(
    _ matched: Set<String>, beside names: [String], _ region: Region, _ shape: PropertiesShape
  ) -> String? {
    if let most = region.maxProperties, most <= region.required.count { return nil }
    let patterns = patterns(region, shape)
    let fitting = extraNames(region).first { name in
      !names.contains { Equality.same($0, name) }
        && patterns.allSatisfy { $0.matches(name) == matched.contains($0.text) }
    }
    if let fitting { return fitting }
    let matching = patterns.filter { matched.contains($0.text) }
    guard
      var search = TextSearch(matching: matching, avoiding: patterns.filter { !matched.contains($0.text) })
    else { return "?" }
    switch search.text(ofLength: 0, to: nil) {
    case .none: return nil
    case .text(let name) where !names.contains(where: { Equality.same($0, name) }): return name
    default: return "?"
    }
  }

  /// Names for members that nothing names.
  mutating func extraNames(_ region: Region) -> [String] {
    var names = ["x", "other", "another", "extra_1", "X-1", "0"]
    if !region.nameSchemas.isEmpty {
      names = samples(of: Domain(region.nameSchemas, types: .string)).compactMap(\.string) + names
    }
    return names.filter { name in region.nameSchemas.allSatisfy { accepts(.string(name), $0) } }
  }

  mutating func include(_ region: Region, names target: SchemaPlace, _ owner: SchemaPlace) -> Outcome {
    let closed = closedNames(region)
    let outcome: Outcome
    if let closed {
      outcome = closed.first { !accepts(.string($0), target) }.map { .fails(.string($0)) } ?? .holds
    } else {
      outcome = include(Domain(region.nameSchemas, types: .string), in: target)
    }
    guard case .fails(.string(let name)) = outcome else { return outcome }
    let values = samples(of: Domain(region.schemas(of: name)))
    return each(values.prefix(1)) { prover, value in
      prover.refutation(region, owner, "the name `\(name)`", with: .member(name, value))
    }
  }

  /// All names that members can have, if no others are let in.
  mutating func closedNames(_ region: Region) -> [String]? {
    let names = region.names.filter { !isImpossible($0, region) }
    if let most = region.maxProperties, most <= region.required.count { return names }
    guard patterns(region, nil).isEmpty, isEmpty(Domain(region.schemas(matching: []))) else { return nil }
    return names
  }

  mutating func keeps(_ region: Region, _ word: Word, _ limit: Int) -> Bool {
    guard region.types.contains(.object) else { return true }
    if word == .minProperties { return region.minProperties >= limit }
    if let most = region.maxProperties, most <= limit { return true }
    return closedNames(region).map { $0.count <= limit } ?? false
  }

  mutating func include(_ region: Region, _ dependencies: [Dependency], _ target: SchemaPlace) -> Outcome {
    guard region.types.contains(.object) else { return .holds }
    return each(dependencies) { prover, dependency in
      let isKept = dependency.required.allSatisfy { name in
        region.requires(name)
          || region.dependencies.contains { own in
            Equality.same(own.name, dependency.name) && own.required.contains { Equality.same($0, name) }
          }
      }
      if isKept || prover.isImpossible(dependency.name, region) { return .holds }
      return prover.refutation(region, target, "`\(dependency.name)` may come without what it requires")
    }
  }
}
