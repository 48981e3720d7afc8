import JSONSchemas
import JSONValues

// Whether a region lies within a union.

extension Prover {
  /// In one of the alternatives as a whole; else each kind of value in one of them.
  mutating func include(
    _ region: Region, _ domain: Domain, inAny alternatives: [SchemaPlace], _ target: SchemaPlace
  ) -> Outcome {
    var witnesses: [JSONValue] = []
    if isIncluded(domain, inSome: alternatives, &witnesses) { return .holds }
    let kinds = domain.parts
    if kinds.count > 1, kinds.allSatisfy({ isIncluded($0, inSome: alternatives, &witnesses) }) { return .holds }
    if let witness = witnesses.first(where: { holds($0, domain) && !accepts($0, target) }) { return .fails(witness) }
    return refutation(region, target, "no alternative is known to hold it all")
  }

  private mutating func isIncluded(
    _ domain: Domain, inSome alternatives: [SchemaPlace], _ witnesses: inout [JSONValue]
  ) -> Bool {
    for alternative in alternatives {
      switch include(domain, in: alternative) {
      case .holds: return true
      case .fails(let witness): witnesses.append(witness)
      case .unproven: break
      }
    }
    // Several regions may each have an alternative of their own; so may a few values.
    let regions = regions(of: domain)
    if let values = regions.listed {
      return values.allSatisfy { value in alternatives.contains { accepts(value, $0) } }
    }
    guard regions.count > 1 else { return false }
    return regions.allSatisfy { region in
      let part = Domain(region.places, types: region.types)
      return part != domain && isIncluded(part, inSome: alternatives, &witnesses)
    }
  }

  /// In some alternative, and beside all others.
  mutating func include(
    _ region: Region, _ domain: Domain, inOne alternatives: [SchemaPlace], _ target: SchemaPlace
  ) -> Outcome {
    var witnesses: [JSONValue] = []
    if isIncludedOnce(domain, alternatives, &witnesses)
      || (domain.parts.count > 1 && domain.parts.allSatisfy { isIncludedOnce($0, alternatives, &witnesses) })
    {
      return .holds
    }
    if let witness = witnesses.first(where: { holds($0, domain) && !accepts($0, target) }) { return .fails(witness) }
    return refutation(region, target, "not every value is known to fit just one alternative")
  }

  private mutating func isIncludedOnce(
    _ domain: Domain, _ alternatives: [SchemaPlace], _ witnesses: inout [JSONValue]
  ) -> Bool {
    for (place, alternative) in alternatives.enumerated() {
      switch include(domain, in: alternative) {
      case .holds:
        let others = alternatives.enumerated().filter { $0.offset != place }.map(\.element)
        if others.allSatisfy({ isEmpty(domain.and($0)) }) { return true }
        for other in others { witnesses += samples(of: domain.and(other)).prefix(8) }
        return false
      case .fails(let witness): witnesses.append(witness)
      case .unproven: break
      }
    }
    let regions = regions(of: domain)
    if let values = regions.listed {
      return values.allSatisfy { value in alternatives.count { accepts(value, $0) } == 1 }
    }
    guard regions.count > 1 else { return false }
    return regions.allSatisfy { region in
      let part = Domain(region.places, types: region.types)
      return part != domain && isIncludedOnce(part, alternatives, &witnesses)
    }
  }

  /// Within `then` where the condition may hold, and within `else` where it may not.
  mutating func include(
    _ region: Region, _ domain: Domain, _ condition: SchemaPlace, _ then: SchemaNode.ID?, _ otherwise: SchemaNode.ID?,
    _ target: SchemaPlace
  ) -> Outcome {
    var holds = true
    if let then, case let outcome = include(domain.and(condition), in: SchemaPlace(target.side, then)) {
      if case .holds = outcome {} else { holds = false }
    }
    if holds, let otherwise {
      if case .holds = include(domain, in: SchemaPlace(target.side, otherwise)) { return .holds }
      if case .holds = include(domain, in: condition) { return .holds }
      holds = false
    }
    return holds ? .holds : refutation(region, target, "`if` is not known to hold")
  }
}

extension Domain {
  /// The domain by kinds of value.
  var parts: [Domain] {
    [TypeSet.null, .boolean, .integer, .fraction, .string, .array, .object].filter { types.contains($0) }
      .map { only($0) }
  }
}

extension [Region] {
  /// All values, if they can be listed.
  var listed: [JSONValue]? {
    var all: [JSONValue] = []
    for region in self {
      guard let values = region.values else { return nil }
      all += values
    }
    return all
  }
}
