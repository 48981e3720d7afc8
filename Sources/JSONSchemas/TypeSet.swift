import JSONValues

/// The kinds of value that `type` names (2020-12 Validation, section 6.1.1).
package struct TypeSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package static let null = TypeSet(rawValue: 1)
  package static let boolean = TypeSet(rawValue: 2)
  package static let object = TypeSet(rawValue: 4)
  package static let array = TypeSet(rawValue: 8)
  package static let string = TypeSet(rawValue: 16)
  package static let integer = TypeSet(rawValue: 32)
  package static let fraction = TypeSet(rawValue: 64)
  package static let number: TypeSet = [.integer, .fraction]
  package static let any = TypeSet(rawValue: 127)

  package init(rawValue: UInt8) { self.rawValue = rawValue }

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
  package init(of value: JSONValue) {
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
  package var description: String {
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
