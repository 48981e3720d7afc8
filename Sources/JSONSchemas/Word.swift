/// The keywords that mean something to a validator.
package enum Word: String, CaseIterable, Sendable {
  case id = "$id"
  case schema = "$schema"
  case ref = "$ref"
  case anchor = "$anchor"
  case dynamicRef = "$dynamicRef"
  case dynamicAnchor = "$dynamicAnchor"
  case vocabulary = "$vocabulary"
  case comment = "$comment"
  case defs = "$defs"
  case definitions
  case type, const
  case enumeration = "enum"
  case multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum
  case minLength, maxLength, pattern, format
  case minItems, maxItems, uniqueItems, prefixItems, items, additionalItems, contains, minContains,
    maxContains
  case minProperties, maxProperties, required, properties, patternProperties, additionalProperties,
    propertyNames
  case dependentRequired, dependentSchemas, dependencies
  case allOf, anyOf, oneOf, not
  case condition = "if"
  case then
  case otherwise = "else"
  case unevaluatedProperties, unevaluatedItems
  case contentSchema

  static let byName: [String: Word] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension Word {
  /// What has to be on for a keyword to count in 2020-12; nil: nothing.
  var vocabulary: Vocabularies? {
    switch self {
    case .prefixItems, .items, .contains, .properties, .patternProperties, .additionalProperties,
      .propertyNames,
      .dependentSchemas, .allOf, .anyOf, .oneOf, .not, .condition, .then, .otherwise:
      .applicator
    case .unevaluatedItems, .unevaluatedProperties: .unevaluated
    case .type, .const, .enumeration, .multipleOf, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum,
      .minLength, .maxLength, .pattern, .minItems, .maxItems, .uniqueItems, .minContains, .maxContains,
      .minProperties, .maxProperties, .required, .dependentRequired:
      .validation
    case .format: .format
    default: nil
    }
  }

  /// Whether a draft has the keyword. 2020-12 keeps `dependencies` in its metaschema for older schemas.
  func exists(in draft: SchemaDraft) -> Bool {
    switch self {
    case .anchor, .dynamicRef, .dynamicAnchor, .vocabulary, .defs, .prefixItems, .minContains, .maxContains,
      .dependentRequired, .dependentSchemas, .unevaluatedItems, .unevaluatedProperties, .contentSchema:
      draft == .draft2020
    case .additionalItems: draft == .draft7
    default: true
    }
  }
}
