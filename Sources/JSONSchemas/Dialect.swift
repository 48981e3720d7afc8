import JSONValues

/// A draft, and which of its vocabularies a metaschema turns on.
struct Dialect: Sendable, Hashable {
  var draft: SchemaDraft
  var vocabularies: Vocabularies

  init(_ draft: SchemaDraft, _ vocabularies: Vocabularies = .standard) {
    self.draft = draft
    self.vocabularies = vocabularies
  }

  /// The dialect that a custom metaschema describes; fails with the vocabulary that it requires and nobody
  /// knows.
  init(metaschema: JSONValue, options: SchemaOptions) throws(UnknownVocabulary) {
    let parent = metaschema["$schema"]?.string.flatMap { SchemaDraft(uri: $0) }
    self.init(parent ?? options.draft)
    guard draft == .draft2020, let listed = metaschema["$vocabulary"]?.object else { return }
    vocabularies = []
    for member in listed {
      if let known = Vocabularies.byURI[member.key] {
        vocabularies.insert(known)
      } else if member.value == true {
        throw UnknownVocabulary(uri: member.key)
      }
    }
  }
}

struct UnknownVocabulary: Error {
  let uri: String
}

/// The vocabularies of 2020-12 whose presence changes what a schema means.
struct Vocabularies: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let applicator = Vocabularies(rawValue: 1)
  static let unevaluated = Vocabularies(rawValue: 2)
  static let validation = Vocabularies(rawValue: 4)
  static let formatAssertion = Vocabularies(rawValue: 8)
  static let format = Vocabularies(rawValue: 16)
  static let standard: Vocabularies = [.applicator, .unevaluated, .validation, .format]

  static let byURI: [String: Vocabularies] = [
    "https://json-schema.org/draft/2020-12/vocab/core": [],
    "https://json-schema.org/draft/2020-12/vocab/applicator": .applicator,
    "https://json-schema.org/draft/2020-12/vocab/unevaluated": .unevaluated,
    "https://json-schema.org/draft/2020-12/vocab/validation": .validation,
    "https://json-schema.org/draft/2020-12/vocab/format-annotation": .format,
    "https://json-schema.org/draft/2020-12/vocab/format-assertion": [.format, .formatAssertion],
    "https://json-schema.org/draft/2020-12/vocab/meta-data": [],
    "https://json-schema.org/draft/2020-12/vocab/content": [],
  ]
}
