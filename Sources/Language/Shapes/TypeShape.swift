import Findings
import JSONValues
import Syntax

extension Shape where Value == TypeUse {
  /// What stands where a type is wanted.
  static let type = Shape(typeForm()) { node, reader in
    var flags = TypeFlags(taken: .none)
    return reader.typeUse(node, &flags)
  }
}

extension Shape where Value == Property {
  /// A member of an object: a type, and whether it is optional or personal data.
  static let property = Shape<Property>(typeForm()) { node, reader in
    var property = Property(node: node)
    var flags = TypeFlags(taken: .ofProperty)
    guard let type = reader.typeUse(node, &flags) else { return nil }
    property.type = type
    property.isOptional = flags.isOptional
    property.dataClass = flags.dataClass
    return property
  }
}

extension Shape where Value == TypeDeclaration {
  static let typeDeclaration = Shape<TypeDeclaration>(typeForm()) { node, reader in
    var declaration = TypeDeclaration(node: node)
    var flags = TypeFlags(taken: .ofDeclaration)
    guard let type = reader.typeUse(node, &flags) else { return nil }
    declaration.type = type
    declaration.isInline = flags.isInline
    return declaration
  }
}

extension Shape where Value == [Property] {
  /// `{name: type, …}`, in declared order.
  static let properties = Shape<[Property]>(.map(keys: nil, typeForm())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, .json(what: "a type")) }) else { return nil }
    var properties: [Property] = []
    properties.reserveCapacity(reader.tree.count(node))
    for (key, value) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      guard var property = Shape<Property>.property.read(reader.current(value), &reader) else { continue }
      property.name = reader.tree.string(key)
      property.key = key
      properties.append(property)
    }
    return properties
  }
}

/// What may stand beside a type's words and is no part of the type.
struct TypeFlags {
  enum Taken { case none, ofProperty, ofDeclaration }

  let taken: Taken
  var isOptional = false
  var dataClass: String?
  var isInline = false

  init(taken: Taken) { self.taken = taken }

  var names: [String] {
    switch taken {
    case .none: []
    case .ofProperty: ["optional", "data"]
    case .ofDeclaration: ["inline"]
    }
  }
}

@Sendable private func typeForm() -> Form {
  .either([
    .text(
      what: "the name of a type", pattern: "^([A-Z][A-Za-z0-9]*|\(TypeWords.scalarTypes.joined(separator: "|")))$"),
    .record(typeRecord),
  ])
}

private let typeRecord = RecordForm(
  name: "Type",
  summary: "What a value is: a mapping with JSON Schema's own words. A property is required unless it is optional."
) {
  let text = Form.text(what: "text", pattern: nil)
  let fixed = [
    FieldForm(
      name: "type", summary: "`string`, `integer`, `number`, `boolean`, `array`, `object`, or the name of a type.",
      isRequired: false, form: text),
    FieldForm(
      name: "properties", summary: "The members of an object.", isRequired: false, form: .map(keys: nil, typeForm())),
    FieldForm(name: "items", summary: "The type of an array's elements.", isRequired: false, form: typeForm()),
    FieldForm(
      name: "enum", summary: "The values that are allowed.", isRequired: false, form: .list(.json(what: "a value"))),
    FieldForm(
      name: "schema", summary: "Raw JSON Schema 2020-12, passed through.", isRequired: false,
      form: .json(what: "raw JSON Schema")),
    FieldForm(name: "optional", summary: "Whether the property may be absent.", isRequired: false, form: .boolean),
    FieldForm(
      name: "inline",
      summary: "Of a declaration in `types`: whether it is written out where it is used, rather than referred to.",
      isRequired: false, form: .boolean),
    FieldForm(name: "data", summary: "The class of personal data that it belongs to.", isRequired: false, form: text),
  ]
  return fixed
    + TypeWords.all.map { word in
      let form: Form =
        switch word.value {
        case .text, .pattern: text
        case .count: .integer(0...Int.max)
        case .number: .number(nil)
        case .boolean: .boolean
        case .literal: .json(what: "a value")
        case .literals: .list(.json(what: "a value"))
        }
      return FieldForm(name: "\(word.name)", summary: word.summary, isRequired: false, form: form)
    }
}
