import JSONValues
import Syntax

/// A named type, `types: {Customer: …}`.
public struct TypeDeclaration: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var type: TypeUse
  /// Whether it is written out where it is used, rather than referred to.
  public var isInline = false

  public init(node: NodeID) {
    self.node = node
    self.type = TypeUse(node: node)
  }
}

/// What stands where a type is wanted: a name, a mapping with JSON Schema's words, or raw JSON Schema.
public struct TypeUse: Record {
  public var node: NodeID
  public var form = Form.scalar("string")
  /// JSON Schema's other words beside the form (`minLength`, `pattern`, `format`, `description`, `default`,
  /// `examples`…), as written.
  public var keywords = JSONObject()

  public init(node: NodeID) { self.node = node }

  /// The forms that a type can be written in.
  public indirect enum Form: Sendable {
    /// `CustomerId`: a type of the section `types`.
    case named(String)
    /// `string`, `integer`, `number` or `boolean`.
    case scalar(String)
    case object([Property])
    case array(items: TypeUse)
    case enumeration([JSONValue])
    /// `{schema: …}`: raw JSON Schema, passed through.
    case schema(JSONValue)
  }

  public var description: String? { keywords["description"]?.string }
}

/// A member of an object type, or a parameter of a tool. It is required unless it is optional.
public struct Property: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var type: TypeUse
  public var isOptional = false
  /// The name of its data class, if it is personal data.
  public var dataClass: String?

  public init(node: NodeID) {
    self.node = node
    self.type = TypeUse(node: node)
  }
}
