import JSONValues

/// One compiled (sub)schema. Nodes lie in one array and name each other by place.
package struct SchemaNode: Sendable {
  package typealias ID = Int32

  /// What kinds of value are let through; kept apart from `checks`, for most schemas say no more.
  package internal(set) var types: TypeSet = .any
  package internal(set) var isFalse = false
  /// Whether `unevaluatedItems` or `unevaluatedProperties` need to know what was evaluated.
  var tracksEvaluated = false
  /// Whether it is a draft-07 reference, which stands alone.
  var ignoresSiblings = false
  /// In the order in which they are judged: what was evaluated must be known before what was not is judged.
  package internal(set) var checks: [Check] = []
  /// Where the checks lie among those of all nodes.
  var range: Range<Int32> = 0..<0
  /// The schema resource (2020-12 Core, section 4.3.5) that the node belongs to.
  var resource: Int32
  let parent: ID
  let step: Step

  /// How a schema lies in its parent.
  enum Step: Sendable {
    case root
    case keyword(Word)
    case member(Word, String)
    case element(Word, Int)
    /// A place that no keyword leads to, but a reference does.
    case pointer([String])

    var parts: [String] {
      switch self {
      case .root: []
      case .keyword(let word): [word.rawValue]
      case .member(let word, let name): [word.rawValue, name]
      case .element(let word, let place): [word.rawValue, String(place)]
      case .pointer(let parts): parts
      }
    }
  }
}

/// What a keyword, or a few that belong together, ask of an instance. Large payloads are boxed: checks are
/// copied as they are walked over.
package enum Check: Sendable {
  indirect case const(JSONValue)
  case enumeration([JSONValue])
  case bound(Bound)
  indirect case multipleOf(Decimal)
  case length(Word, Int)
  case pattern(Pattern)
  indirect case format(String, FormatCheck)
  case itemCount(Word, Int)
  case uniqueItems
  indirect case items(ItemsShape)
  case contains(SchemaNode.ID, minimum: Int, maximum: Int?)
  case propertyCount(Word, Int)
  /// Counted: a quick walk leaves it to `properties`, which has all the names.
  case required([String], isCounted: Bool)
  case dependentRequired(Word, [Dependency])
  case dependentSchemas([(name: String, node: SchemaNode.ID)])
  case properties(PropertiesShape)
  case propertyNames(SchemaNode.ID)
  case allOf([SchemaNode.ID])
  case anyOf([SchemaNode.ID])
  case oneOf([SchemaNode.ID])
  case not(SchemaNode.ID)
  case conditional(SchemaNode.ID, then: SchemaNode.ID?, otherwise: SchemaNode.ID?)
  case reference(SchemaNode.ID)
  case dynamicReference(SchemaNode.ID, anchor: String)
  /// A reference to a draft's metaschema: the instance must be a schema.
  case metaschema(SchemaDraft)
  case unevaluatedItems(SchemaNode.ID)
  case unevaluatedProperties(SchemaNode.ID)
}

/// A place that `$dynamicRef` may lead to.
struct DynamicAnchor: Sendable {
  let resource: Int32
  let node: SchemaNode.ID
}
