import JSONValues

/// What a template is filled in with.
public enum TemplateValue: Sendable {
  /// Printed by `{{name}}`, escaped for the template's type. As a section: present unless empty.
  case text(String)
  /// Text that the program itself made for this place. Printed by `{{{name}}}` alone, as it stands.
  case raw([UInt8])
  /// Printed by `{{{name}}}` as compact JSON that is safe inside of a script and equal for every JSON reader.
  case json(JSONValue)
  /// Printed by `{{name}}`.
  case int(Int)
  /// For sections; not printed.
  case bool(Bool)
  /// A section is filled in once for each element; `{{.}}` is the element.
  case list([TemplateValue])
  /// A section is filled in once, with the members' names at hand.
  case object([String: TemplateValue])
  /// Known to be absent: a section is left out, an inverted one stands. Not printed.
  case null

  /// Whether a section stands.
  var isPresent: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .text(let text): !text.isEmpty
    case .raw(let bytes): !bytes.isEmpty
    case .list(let values): !values.isEmpty
    case .int, .json, .object: true
    }
  }

  var kind: String {
    switch self {
    case .text: "text"
    case .raw: "ready-made text"
    case .json: "a JSON value"
    case .int: "a number"
    case .bool: "true or false"
    case .list: "a list"
    case .object: "an object"
    case .null: "absent"
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
