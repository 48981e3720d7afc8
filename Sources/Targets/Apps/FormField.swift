import JSONValues
import Language
import Resolve

/// A form's input for one parameter of a tool, with the limits of the parameter's schema.
enum FormField {
  /// A text longer than this is written in an area of several lines.
  private static let lineLength = 120

  /// JSON Schema's words that are checked before the call.
  private static let limits = [
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf",
  ]

  /// Nil for a parameter that no input asks for; resolving has reported it.
  static func program(
    of parameter: Property, _ input: FormInput, _ contract: ResolvedContract, _ bound: BoundType
  ) -> JSONValue? {
    let types = contract.types
    let type = types.value(of: parameter.type)
    guard let kind = kind(of: type, types) else { return nil }
    var field: JSONObject = ["name": .string(parameter.name), "kind": .string(kind)]
    let label = JSONValue.string(type.keywords["title"]?.string ?? LabelText.humanised(parameter.name))
    field.append("label", input.label.map { TemplateProgram.shown($0, bound) } ?? label)
    let hint = type.keywords["description"]?.string.map { JSONValue.string($0) }
    field.append("hint", input.hint.map { TemplateProgram.shown($0, bound) } ?? hint)
    field.append("value", input.value.map { TemplateProgram.value($0) })
    if parameter.isOptional { field.append("optional", true) }
    field.append("default", type.keywords["default"])
    switch type.form {
    case .enumeration(let values): field.append("options", .array(values.map { option($0, contract) }))
    case .array(let items?):
      guard case .enumeration(let values) = types.value(of: items).form else { return nil }
      field.append("options", .array(values.map { option($0, contract) }))
      for name in ["minItems", "maxItems"] { field.append(name, type.keywords[name]) }
    case .object: appendMoney(type, types, to: &field)
    default: appendLimits(type, to: &field)
    }
    return .object(field)
  }

  static func kind(of type: ValueType, _ types: TypeTable) -> String? {
    switch type.form {
    case .boolean: "toggle"
    case .integer: "integer"
    case .number: "number"
    case .enumeration: "select"
    case .object: type.member("amount") != nil && type.member("currency") != nil ? "money" : nil
    case .string: textKind(type)
    case .array(let items?):
      if case .enumeration = types.value(of: items).form { "many" } else { nil }
    case .array(nil), .any: nil
    }
  }

  private static func textKind(_ type: ValueType) -> String {
    switch type.keywords["format"]?.string {
    case "date": "date"
    case "time": "time"
    case "date-time": "datetime"
    case "email", "idn-email": "email"
    case "uri", "iri": "link"
    default: (type.keywords["maxLength"]?.int ?? 0) > lineLength ? "long" : "text"
    }
  }

  private static func option(_ value: JSONValue, _ contract: ResolvedContract) -> JSONValue {
    if let text = value.string, let named = contract.words(for: text) {
      return ["value": value, "label": TemplateProgram.value(named)]
    }
    let label = value.string.map(LabelText.word) ?? String(decoding: JSONWriter.compact(value), as: UTF8.self)
    return ["value": value, "label": .string(label)]
  }

  private static func appendLimits(_ type: ValueType, to field: inout JSONObject) {
    for name in limits { field.append(name, type.keywords[name]) }
    if type.keywords["pattern"] != nil { field.append("example", type.keywords["examples"]?.array?.first) }
  }

  /// The limits are those of the amount; the currencies those of the currency's own enumeration, if it has one.
  private static func appendMoney(_ type: ValueType, _ types: TypeTable, to field: inout JSONObject) {
    if let amount = type.member("amount") { appendLimits(types.value(of: amount.type), to: &field) }
    guard let currency = type.member("currency").map({ types.value(of: $0.type) }) else { return }
    if case .enumeration(let values) = currency.form {
      field.append("currencies", .array(values))
    } else if let only = currency.keywords["const"] {
      field.append("currencies", [only])
    } else {
      field.append("currencies", [])
      field.append("currency", currency.keywords["default"] ?? currency.keywords["examples"]?.array?.first)
    }
  }
}

extension ResolvedContract {
  /// What the contract calls a value of an enumeration; nil if it does not say.
  func words(for value: String) -> Template? {
    contract.widgetDefaults?.words.first { $0.name == value }?.text
  }
}
