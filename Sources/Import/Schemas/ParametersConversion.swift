import JSONValues
import Language
import Resolve
import Syntax

/// What a tool takes or gives, as the contract says it.
enum ImportedParameters {
  /// Nothing need be said: what follows is the source's schema.
  case nothing
  case properties([Property], title: String?)
  case raw(JSONValue)
}

extension SharedTypes {
  /// A schema in the language's short form if exactly this schema follows from it, else raw.
  func parameters(_ schema: JSONValue, style: SchemaStyle?, habit: SchemaHabit, isInput: Bool) -> ImportedParameters {
    guard let (properties, title) = shortForm(of: schema, habit: habit) else { return .raw(schema) }
    if isInput, properties.isEmpty, title == nil, table.noParameters(title: nil, style: style) == schema {
      return .nothing
    }
    // The proof: the very lowering that a build uses gives the source back.
    guard table.schema(of: .properties(properties), title: title, style: style) == schema else { return .raw(schema) }
    return .properties(properties, title: title)
  }

  private func shortForm(of schema: JSONValue, habit: SchemaHabit) -> (properties: [Property], title: String?)? {
    guard let object = schema.object, object["type"] == "object" else { return nil }
    var title: String?
    for member in object {
      switch (member.key, member.value) {
      case ("type", _), ("properties", _), ("required", _), ("additionalProperties", _), ("$schema", _): continue
      case ("title", .string(let text)): title = text
      case ("$defs", .object(let entries)) where declares(entries): continue
      default: return nil
      }
    }
    var conversion = conversion(for: habit)
    // A reference leads to the document's own entries.
    let entries = object["$defs"]?.object?.keys ?? []
    conversion.definitions.formIntersection(entries)
    return conversion.properties(of: object).map { ($0, title) }
  }
}
