import JSONValues
import Language
import Resolve

/// An example that was broken in one way, which a schema of its type must refuse.
struct BrokenValue {
  let value: JSONValue
  /// The member that was broken.
  let member: String
  /// How: it completes "the schema takes the example …".
  let words: String

  static func all(of object: JSONObject, _ type: ValueType, _ types: TypeTable) -> [BrokenValue] {
    var broken: [BrokenValue] = []
    func add(_ member: String, _ words: String, _ change: (inout JSONObject) -> Void) {
      var changed = object
      change(&changed)
      broken.append(BrokenValue(value: .object(changed), member: member, words: words))
    }
    guard !type.members.isEmpty else { return [] }
    add("", "with a member that nobody declared") { $0["parlance undeclared"] = 1 }
    for property in type.members {
      let name = property.name
      guard object[name] != nil else { continue }
      if !property.isOptional { add(name, "without `\(name)`") { $0[name] = nil } }
      let value = types.value(of: property.type)
      if let wrong = otherKind(than: value) {
        add(name, "with another kind of value for `\(name)`") { $0[name] = wrong }
      }
      switch value.form {
      case .enumeration: add(name, "with an unknown word for `\(name)`") { $0[name] = "parlance unknown" }
      case .string:
        if let least = value.keywords["minLength"]?.int, least > 0 {
          add(name, "with a `\(name)` that is too short") {
            $0[name] = .string(String(repeating: "x", count: least - 1))
          }
        }
        if let most = value.keywords["maxLength"]?.int {
          add(name, "with a `\(name)` that is too long") { $0[name] = .string(String(repeating: "x", count: most + 1)) }
        }
      case .integer, .number:
        if let least = value.keywords["minimum"]?.int {
          add(name, "with a `\(name)` that is too small") { $0[name] = .int(least - 1) }
        }
        if let most = value.keywords["maximum"]?.int {
          add(name, "with a `\(name)` that is too large") { $0[name] = .int(most + 1) }
        }
      default: break
      }
    }
    return broken
  }

  private static func otherKind(than type: ValueType) -> JSONValue? {
    switch type.form {
    case .any: nil
    case .object: "parlance"
    default: .object(["parlance": 1])
    }
  }
}

extension Parameters {
  /// Whether no type says what is in it, so that nobody knows how to break it.
  var isRaw: Bool {
    switch self {
    case .schema, .unknown: true
    case .properties, .named: false
    }
  }
}

extension Tool {
  /// Whether its objects take members that nobody declared.
  func hasOpenObjects(in contract: Contract) -> Bool {
    (schemaStyle?.over(contract.schemaStyle) ?? contract.schemaStyle)?.objects == .open
  }
}
