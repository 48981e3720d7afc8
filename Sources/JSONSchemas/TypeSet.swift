import JSONValues

/// The kinds of value that `type` names (2020-12 Validation, section 6.1.1).
struct TypeSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let object = TypeSet(rawValue: 4)
  static let array = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let integer = TypeSet(rawValue: 32)
  static let fraction = TypeSet(rawValue: 64)
  static let number: TypeSet = [.integer, .fraction]
  static let any = TypeSet(rawValue: 127)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "object": self = .object
    case "array": self = .array
    case "string": self = .string
    case "integer": self = .integer
    case "number": self = .number
    default: return nil
    }
  }

  /// A number without a fraction is an integer, however it is written.
  init(of value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool: self = .boolean
    case .object: self = .object
    case .array: self = .array
    case .string: self = .string
    case .int: self = .integer
    case .double(let number): self = number.rounded(.towardZero) == number ? .integer : .fraction
    }
  }

  /// With an article, joined by "or".
  var description: String {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("true or false") }
    if contains(.string) { names.append("a string") }
    if contains(.number) {
      names.append("a number")
    } else if contains(.integer) {
      names.append("an integer")
    }
    if contains(.array) { names.append("a list") }
    if contains(.object) { names.append("an object") }
    return names.joined(separator: " or ")
  }
}
