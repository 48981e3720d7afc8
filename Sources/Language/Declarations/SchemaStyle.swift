import Syntax

/// How JSON Schemas that follow from types are written: tools of one server come from one generator, and an import
/// keeps its habits.
public struct SchemaStyle: Record {
  public var node: NodeID
  public var dialect: Dialect?
  public var objects: Objects?
  public var required: Required?

  public init(node: NodeID) { self.node = node }

  /// What `$schema` says at the root of each schema; nothing where no dialect is said.
  public enum Dialect: String, Sendable, CaseIterable {
    case draft7 = "draft-07"
    case draft2020 = "2020-12"
    /// Nothing, where the contract says a dialect for all others.
    case unsaid = "none"

    /// The URI of its metaschema.
    public var uri: String? {
      switch self {
      case .draft7: "http://json-schema.org/draft-07/schema#"
      case .draft2020: "https://json-schema.org/draft/2020-12/schema"
      case .unsaid: nil
      }
    }
  }

  /// Whether an object may hold more than its properties, where it does not say so itself. `closed` emits
  /// `additionalProperties: false`, `open` emits nothing.
  public enum Objects: String, Sendable, CaseIterable { case closed, open }

  /// Whether the root says `required` where nothing is. `always` writes `[]`, as people do by hand.
  public enum Required: String, Sendable, CaseIterable { case needed, always }

  /// The same with another's words where this one says nothing.
  public func over(_ base: SchemaStyle?) -> SchemaStyle {
    var style = self
    style.dialect = dialect ?? base?.dialect
    style.objects = objects ?? base?.objects
    style.required = required ?? base?.required
    return style
  }
}
