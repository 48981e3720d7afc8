/// What JSON Schema calls its words, and where schemas stand in schemas.
///
/// JSON Schema 2020-12 (Core and Validation, 2022-06-16) and draft-07 (2018-11), read 2026-11-25; `example`, `nullable`
/// and the like are OpenAPI's and no validator reads them.
public enum SchemaFacts {
  /// Words whose value is one schema.
  public static let schemaWords: Set<String> = [
    "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
  ]
  /// Words whose value is a list of schemas; `items` was one until 2019-09.
  public static let listWords: Set<String> = ["allOf", "anyOf", "items", "oneOf", "prefixItems"]
  /// Words whose value maps names of the author's to schemas.
  public static let mapWords: Set<String> = [
    "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
  ]
  /// Every other word of either draft.
  public static let plainWords: Set<String> = [
    "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor", "$recursiveRef", "$ref",
    "$schema",
    "$vocabulary", "const", "contentEncoding", "contentMediaType", "default", "dependentRequired", "deprecated",
    "description", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "maxContains", "maxItems",
    "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum",
    "multipleOf", "pattern", "readOnly", "required", "title", "type", "uniqueItems", "writeOnly",
  ]
  /// What `format` may say: JSON Schema's own words, then OpenAPI's registry (spec.openapis.org/registry/format, read
  /// 2026-11-25). Others are allowed, and no validator knows them.
  public static let formats = [
    "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "iri", "iri-reference", "uuid", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double", "decimal", "byte",
    "binary", "password", "char", "html", "commonmark", "media-range", "http-date",
  ]
  /// The names of types.
  public static let types: Set<String> = ["array", "boolean", "integer", "null", "number", "object", "string"]

  /// Whether either draft knows a word, or it is of the kind that extensions use (`x-…`, `$…`).
  public static func isKnown(_ word: String) -> Bool {
    word.hasPrefix("x-") || word.hasPrefix("$") || plainWords.contains(word) || schemaWords.contains(word)
      || listWords.contains(word) || mapWords.contains(word)
  }
}
