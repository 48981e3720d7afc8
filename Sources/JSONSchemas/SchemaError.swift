/// Why a schema refuses an instance.
public struct SchemaError: Sendable, Hashable {
  /// Member names and element numbers that lead to the part of the instance that is refused.
  public let instancePath: [String]
  /// Where the schema says so, within its document: the keyword comes last.
  public let schemaPath: [String]
  /// The keywords that were followed from the root of the schema to the one that refuses, references included
  /// (2020-12 Core, section 12.3.1).
  public let keywordPath: [String]
  /// The same place as a URI without detours: that of its schema resource, with a JSON Pointer as the fragment
  /// (section 12.3.2).
  public let absoluteKeywordLocation: String
  /// The keyword that is at fault: `minLength`.
  public let keyword: String
  /// Stands alone, in lower case and without a full stop.
  public let message: String

  /// The place in the instance as a JSON Pointer (RFC 6901).
  public var instancePointer: String { JSONPointer.text(instancePath) }
  /// The place in the schema document as a JSON Pointer.
  public var schemaPointer: String { JSONPointer.text(schemaPath) }
  /// The keywords that were followed as a JSON Pointer.
  public var keywordPointer: String { JSONPointer.text(keywordPath) }
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
