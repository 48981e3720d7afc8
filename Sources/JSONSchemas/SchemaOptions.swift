import JSONValues

/// How a schema is compiled.
public struct SchemaOptions: Sendable {
  /// Schemas that references may lead to, by absolute URI without fragment. Nothing is ever fetched.
  public var documents: [String: JSONValue]
  /// Whether `format` refuses instances; else it only describes them (2020-12 Validation, section 7.2.1).
  public var assertsFormats: Bool
  /// What holds where a schema does not say `$schema`.
  public var draft: SchemaDraft
  /// What relative references are resolved by where a schema has no `$id`.
  public var baseURI: String
  /// How many schemas may be applied to one value and what is in it. More are refused, so that references which double
  /// the work at each level end; a large value takes a few for each of its parts.
  public var stepLimit: Int

  public init(
    documents: [String: JSONValue] = [:], assertsFormats: Bool = false, draft: SchemaDraft = .draft2020,
    baseURI: String = "", stepLimit: Int = 100_000_000
  ) {
    self.documents = documents
    self.assertsFormats = assertsFormats
    self.draft = draft
    self.baseURI = baseURI
    self.stepLimit = stepLimit
  }
}

/// The published versions of JSON Schema that are understood.
public enum SchemaDraft: Sendable, Hashable {
  /// https://json-schema.org/draft-07/schema, 2018-03.
  case draft7
  /// https://json-schema.org/draft/2020-12/schema, 2022-06.
  case draft2020

  var uri: String {
    switch self {
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The draft whose metaschema has this URI, with or without an empty fragment.
  init?(uri: String) {
    let bare = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    switch bare {
    case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema": self = .draft7
    case "https://json-schema.org/draft/2020-12/schema": self = .draft2020
    default: return nil
    }
  }
}
