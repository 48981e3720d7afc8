import Facts
import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility

/// The numbers that an outbound dialplan may call, as its type `to` says.
public struct CalledNumbers {
  /// The pattern of the type; nil if it has none.
  public let pattern: String?
  /// Words of the type beside it that say which numbers there are.
  public let others: [String]
  private let schema: JSONValue

  /// Nil if the dialplan names no type that there is.
  public init?(_ dialplan: Dialplan, _ contract: ResolvedContract) {
    guard let name = dialplan.to, let type = contract.contract.types[name]?.type else { return nil }
    schema = contract.types.schema(of: type)
    let value = contract.types.value(of: type)
    pattern = value.keywords["pattern"]?.string
    var others = value.keywords.members.map(\.key).filter { ["minLength", "maxLength", "format"].contains($0) }
    if case .enumeration = value.form { others.append("enum") }
    self.others = others
  }

  /// A value of the type that is no whole number (E.164); nil if there is none, as far as can be told.
  public var stranger: JSONValue? {
    guard let source = try? CompiledSchema(schema),
      let target = try? CompiledSchema(["type": "string", "pattern": .string(Self.any)]),
      case .fails(let witness) = source.inclusion(in: target)
    else { return nil }
    return witness
  }

  /// The numbers that are called, as a schema: of the type, where its pattern can be proven to be of whole numbers only.
  var whole: JSONValue { stranger == nil ? schema : Self.everyWhole }

  /// Every whole number, as a schema.
  static var everyWhole: JSONValue { ["type": "string", "pattern": .string(any)] }

  /// What an exchange looks for in a number before it dials: the type's pattern as POSIX writes it. Nil where it can't be written
  /// so, or says no more than that the number is whole.
  public var posix: String? {
    guard let pattern, let posix = Self.posix(pattern), posix != Self.any else { return nil }
    return posix
  }

  /// Whether an exchange sees all that the type says.
  public var isSeen: Bool { others.isEmpty && pattern.map { Self.posix($0) != nil } ?? false }

  /// Every whole number.
  private static let any = "^[+]\(PhoneFacts.numberPattern)$"

  /// A pattern of ECMA-262 in the words of POSIX (IEEE 1003.1-2017, section 9.4), if it has none but those that mean the same in
  /// both, and nothing that a dialplan would read as its own.
  static func posix(_ pattern: String) -> String? {
    var result = ""
    var rest = Substring(pattern)
    var isClass = false
    while let next = rest.popFirst() {
      switch next {
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        switch escaped {
        case "+": result += isClass ? "+" : "[+]"
        case "d": result += isClass ? "0-9" : "[0-9]"
        default: return nil
        }
      case "[":
        if isClass { return nil }
        isClass = true
        result.append(next)
      case "]":
        isClass = false
        result.append(next)
      case "(" where !isClass && rest.first == "?":
        guard rest.hasPrefix("?:") else { return nil }
        rest = rest.dropFirst(2)
        result.append("(")
      case "?", "*", "+", "}":
        // What takes as little as it can is no part of POSIX.
        if !isClass && rest.first == "?" { return nil }
        result.append(next)
      case "0"..."9", "-", "^", "$", "(", ")", "|", "{", ",": result.append(next)
      default: return nil
      }
    }
    return isClass || result.contains("$[") || result.contains("${") ? nil : result
  }
}
