import Facts
import Findings
import JSONSchemas
import JSONValues
import Language
import SourceText

// Types that no value is of, and enumerations that say a value twice.
extension Resolver {
  /// What is wrong with the limits, the constant and the enumeration of a type where it is used.
  mutating func checkRange(of use: TypeUse) {
    if case .enumeration(let values) = use.form { checkEnumeration(values, of: use) }
    checkLimits(of: use)
    checkFormat(of: use)
    guard let constant = use.keywords["const"] else { return }
    var rest = use
    rest.keywords["const"] = nil
    guard let schema = try? CompiledSchema(types.schema(of: rest)), let error = schema.validate(constant).first else {
      return
    }
    report(
      ResolveFindings.impossible, at: origin.location(use.node, "const", within: error.instancePath),
      "no value is of this type: its only value is refused by the rest of it: \(error.message)",
      help: "give a value that the type takes, or take `const` out")
  }

  private mutating func checkEnumeration(_ values: [JSONValue], of use: TypeUse) {
    if values.isEmpty {
      report(
        ResolveFindings.impossible, at: origin.location(use.node, "enum"),
        "no value is of this type: `enum` names none",
        help: "name the values, or write `type: string`")
    }
    for index in values.indices where values[..<index].contains(values[index]) {
      report(
        ResolveFindings.repeatedValue, at: origin.location(use.node, "enum", element: index),
        "\(values[index].text) is named already", help: "take it out, or write the value that is meant")
    }
  }

  private mutating func checkLimits(of use: TypeUse) {
    let count = use.keywords.count { SchemaLimits.mayBeLimit($0.key) }
    // Words of a named type hold too, under those of the use.
    let isNamed = if case .named = use.form { true } else { false }
    guard count > 1 || count == 1 && isNamed,
      let conflict = SchemaLimits.conflict(in: types.value(of: use).keywords),
      let word = [conflict.high, conflict.low].first(where: { use.keywords[$0] != nil })
    else { return }
    report(ResolveFindings.impossible, at: origin.location(use.node, word), conflict.message, help: conflict.help)
  }

  private mutating func checkFormat(of use: TypeUse) {
    guard let format = use.keywords["format"]?.string, !SchemaFacts.formats.contains(format),
      let meant = nearest(to: format, among: SchemaFacts.formats)
    else { return }
    report(
      ResolveFindings.unlikelyFormat, at: origin.location(use.node, "format"), "JSON Schema has no format `\(format)`",
      help: "did you mean `\(meant)`?")
  }
}

extension JSONValue {
  /// As it is written in a message.
  fileprivate var text: String {
    switch self {
    case .string(let text): "`\(text)`"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .bool(let value): "`\(value)`"
    case .null: "`null`"
    case .array: "this list"
    case .object: "this object"
    }
  }
}
