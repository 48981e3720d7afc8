/// Why a schema refuses an instance.
public struct SchemaError: Sendable, Hashable {
  /// Member names and element numbers that lead to the part of the instance that is refused.
  public let instancePath: [String]
  /// Where the schema says so, within its document: the keyword comes last.
  public let schemaPath: [String]
  /// The keyword that is at fault: `minLength`.
  public let keyword: String
  /// Stands alone, in lower case and without a full stop.
  public let message: String

  /// The place in the instance as a JSON Pointer (RFC 6901).
  public var instancePointer: String { JSONPointer.text(instancePath) }
}

/// Why a value is no schema.
public struct SchemaProblem: Error, Sendable, Hashable {
  /// Where in the schema document.
  public let path: [String]
  /// Nil where the schema as a whole is the trouble.
  public let keyword: String?
  /// Stands alone, in lower case and without a full stop.
  public let message: String

  /// The place in the schema as a JSON Pointer (RFC 6901).
  public var pointer: String { JSONPointer.text(path) }
}
