import JSONSchemas
import JSONValues

/// Whether every value that one schema accepts is accepted by another.
public enum Inclusion: Sendable {
  /// It is, for every value.
  case holds
  /// It is not: the first schema accepts this value, and the second refuses it. Both have judged it.
  case fails(witness: JSONValue)
  /// It could be neither proved nor refuted.
  case unproven(Doubt)

  /// What stands in the way of a proof.
  public struct Doubt: Sendable, Hashable {
    /// The place in the second schema that is not known to accept everything, as a JSON Pointer.
    public let pointer: String
    /// Stands alone, in lower case and without a full stop.
    public let reason: String
  }
}

extension CompiledSchema {
  /// Whether every value that this schema accepts is accepted by another. A *holds* is proved, for values of any size;
  /// a *fails* comes with a value that both schemas have judged.
  ///
  /// Formats count as far as the schemas assert them (`SchemaOptions.assertsFormats`).
  public func inclusion(in other: CompiledSchema) -> Inclusion {
    var prover = Prover(left: self, right: other)
    return prover.inclusion()
  }

  /// Whether no value is accepted by both schemas: true only if that is proved.
  public func excludes(_ other: CompiledSchema) -> Bool {
    guard !isDynamic && !other.isDynamic else { return false }
    var prover = Prover(left: self, right: other)
    return prover.isEmpty(Domain([SchemaPlace(.left, root), SchemaPlace(.right, other.root)]))
  }
}

/// One of the schemas that are compared, or a part of it.
struct SchemaPlace: Hashable, Comparable {
  enum Side: UInt8 { case left, right }

  let side: Side
  let node: SchemaNode.ID

  init(_ side: Side, _ node: SchemaNode.ID) {
    self.side = side
    self.node = node
  }

  static func < (one: SchemaPlace, other: SchemaPlace) -> Bool {
    (one.side.rawValue, one.node) < (other.side.rawValue, other.node)
  }
}

/// The values that all of some schemas accept, of some types.
struct Domain: Hashable {
  let places: [SchemaPlace]
  let types: TypeSet

  init(_ places: some Sequence<SchemaPlace>, types: TypeSet = .any) {
    self.places = Set(places).sorted()
    self.types = types
  }

  func and(_ other: SchemaPlace) -> Domain { Domain(places + [other], types: types) }
  func only(_ types: TypeSet) -> Domain { Domain(places, types: self.types.intersection(types)) }
}

/// What is known of an inclusion of parts. A witness is one of the part at hand.
enum Outcome {
  case holds
  case fails(JSONValue)
  case unproven(Inclusion.Doubt)
}
