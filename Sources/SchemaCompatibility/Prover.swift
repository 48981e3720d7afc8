import JSONSchemas
import JSONValues

/// Proves that a domain lies within a schema, keyword by keyword, or finds a value that does not.
///
/// Schemas may be recursive. A question that comes up while it is being answered is taken to be answered with *holds*:
/// on the way round, the value at hand has become smaller (a schema that applies itself to the very same value does not
/// compile), so that this is an induction over the values. What was proved on an assumption is forgotten if the
/// assumption falls.
struct Prover {
  let left: CompiledSchema
  let right: CompiledSchema

  /// Held to be true, in the order in which it was come to.
  private var held: [Question] = []
  private var isHeld: Set<Question> = []
  private var refuted: [Question: Outcome] = [:]
  private var effort = 0
  /// Domains whose emptiness is being looked into.
  var open: Set<Domain> = []
  var knownRegions: [Domain: [Region]] = [:]
  /// Domains that samples are being made of.
  var sampling: Set<Domain> = []
  var knownSamples: [Domain: [JSONValue]] = [:]
  private var sameness: Sameness
  lazy var hints = Hints(left, right)

  static let effortLimit = 4_000

  private struct Question: Hashable {
    let domain: Domain
    let target: SchemaPlace
  }

  init(left: CompiledSchema, right: CompiledSchema) {
    self.left = left
    self.right = right
    sameness = Sameness(left: left, right: right)
  }

  func node(_ place: SchemaPlace) -> SchemaNode {
    place.side == .left ? left.nodes[Int(place.node)] : right.nodes[Int(place.node)]
  }

  func accepts(_ value: JSONValue, _ place: SchemaPlace) -> Bool {
    place.side == .left ? left.accepts(value, by: place.node) : right.accepts(value, by: place.node)
  }

  func holds(_ value: JSONValue, _ domain: Domain) -> Bool {
    domain.types.contains(TypeSet(of: value)) && domain.places.allSatisfy { accepts(value, $0) }
  }

  mutating func inclusion() -> Inclusion {
    let start = Domain([SchemaPlace(.left, left.root)])
    let target = SchemaPlace(.right, right.root)
    // A schema with dynamic references means different things on different ways: only as a whole can it be compared.
    let isComparable = !left.isDynamic && !right.isDynamic
    let outcome =
      isComparable
      ? include(start, in: target) : .unproven(doubt(target, "dynamic references depend on the way to them"))
    switch outcome {
    case .holds: return .holds
    case .fails(let witness) where left.accepts(witness) && !right.accepts(witness): return .fails(witness: witness)
    case .fails, .unproven:
      if isComparable, let witness = samples(of: start).first(where: { left.accepts($0) && !right.accepts($0) }) {
        return .fails(witness: witness)
      }
      if case .unproven(let doubt) = outcome { return .unproven(doubt) }
      return .unproven(doubt(target, "a value was found that seemed to be refused, but is not"))
    }
  }

  /// Whether every value of a domain is accepted by a schema.
  mutating func include(_ domain: Domain, in target: SchemaPlace) -> Outcome {
    let question = Question(domain: domain, target: target)
    if isHeld.contains(question) { return .holds }
    if let known = refuted[question] { return known }
    for place in domain.places where sameness.same(place, target) { return .holds }
    effort += 1
    guard effort <= Self.effortLimit else { return .unproven(doubt(target, "the schemas are too large to compare")) }
    let count = held.count
    held.append(question)
    isHeld.insert(question)
    let outcome = each(regions(of: domain)) { prover, region in
      prover.include(region, in: target)
    }
    if case .holds = outcome { return outcome }
    for question in held[count...] { isHeld.remove(question) }
    held.removeSubrange(count...)
    if effort <= Self.effortLimit { refuted[question] = outcome }
    return outcome
  }

  /// The first failure, else the first doubt, else *holds*.
  mutating func each<Part>(_ parts: some Sequence<Part>, _ judge: (inout Prover, Part) -> Outcome) -> Outcome {
    var doubt: Outcome?
    for part in parts {
      let outcome = judge(&self, part)
      switch outcome {
      case .holds: continue
      case .fails: return outcome
      case .unproven: doubt = doubt ?? outcome
      }
    }
    return doubt ?? .holds
  }

  private mutating func include(_ region: Region, in target: SchemaPlace) -> Outcome {
    if let values = region.values {
      return values.first { !accepts($0, target) }.map { .fails($0) } ?? .holds
    }
    let node = self.node(target)
    if node.isFalse { return refutation(region, target, "nothing is accepted here") { _ in true } }
    let foreign = region.types.subtracting(node.types)
    if !foreign.isEmpty {
      var part = region
      part.types = foreign
      return refutation(part, target, "`type` leaves out what may come") { !node.types.contains(TypeSet(of: $0)) }
    }
    let narrowed = Domain(region.places, types: region.types)
    return each(node.checks.indices) { prover, index in
      if prover.sameness.hasSame(node.checks[index], target.side, among: region.places) { return .holds }
      return prover.include(region, narrowed, check: node.checks[index], of: target)
    }
  }

  /// A failure with a value of the region that the target refuses; without one, a doubt.
  mutating func refutation(
    _ region: Region, _ target: SchemaPlace, _ reason: String, where isWanted: (JSONValue) -> Bool = { _ in true }
  ) -> Outcome {
    let witness = samples(of: region).first { value in
      isWanted(value) && region.types.contains(TypeSet(of: value)) && region.places.allSatisfy { accepts(value, $0) }
        && !accepts(value, target)
    }
    return witness.map { .fails($0) } ?? .unproven(doubt(target, reason))
  }

  func doubt(_ target: SchemaPlace, _ reason: String) -> Inclusion.Doubt {
    let nodes = target.side == .left ? left.nodes : right.nodes
    let path = nodes.path(of: target.node)
    return Inclusion.Doubt(
      pointer: path.map {
        "/"
          + $0.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
          .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
      }.joined(),
      reason: reason)
  }
}
