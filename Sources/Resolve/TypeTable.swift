import JSONValues
import Language

/// The named types of a contract.
public struct TypeTable: Sendable {
  let types: Section<TypeDeclaration>
  /// Each type as JSON Schema, once for all tools.
  let named: [String: NamedSchema]

  let style: SchemaStyle?

  public init(_ types: Section<TypeDeclaration>, style: SchemaStyle? = nil) {
    self.types = types
    self.style = style
    named = SchemaLowering.definitions(of: types, style: style)
  }

  /// What a type means where it is used: names are followed, and the words of the use stand over those of the name.
  public func value(of use: TypeUse) -> ValueType {
    var keywords = use.keywords
    var form = use.form
    var name: String?
    // A chain of names is shorter than the section, unless it is a circle; that is a finding of its own.
    for _ in 0...types.count {
      guard case .named(let next) = form else { break }
      name = name ?? next
      guard let declared = types[next]?.type else { return ValueType(name: name, form: .any, keywords: keywords) }
      for member in declared.keywords where keywords[member.key] == nil {
        keywords.append(member.key, member.value)
      }
      form = declared.form
    }
    return ValueType(name: name, form: ValueType.Form(form), keywords: keywords)
  }
}

/// What a value is, one level deep: its parts are looked up in the `TypeTable` when they are needed, so that a type
/// may contain itself.
public struct ValueType: Sendable {
  /// What a value can be.
  public enum Form: Sendable {
    case string, integer, number, boolean
    case enumeration([JSONValue])
    case object([Property])
    /// Of elements of one type; nil if the type does not say which.
    case array(TypeUse?)
    /// Raw JSON Schema that can't be followed.
    case any
  }

  /// The declared name (`Money`), if the use names a type.
  public var name: String?
  /// What it is.
  public var form: Form
  /// JSON Schema's words for the value: `format`, `minLength`, `maximum`, `description`…
  public var keywords: JSONObject

  public init(name: String?, form: Form, keywords: JSONObject) {
    self.name = name
    self.form = form
    self.keywords = keywords
  }

  /// The members of an object; empty for anything else.
  public var members: [Property] { if case .object(let members) = form { members } else { [] } }

  /// The member of a name; nil for none, and for what is no object.
  public func member(_ name: String) -> Property? { members.first { $0.name == name } }
}

/// A named type as it stands under `$defs`.
struct NamedSchema: Sendable {
  let body: JSONValue
  /// The named types that the body refers to.
  let references: [String]
}
