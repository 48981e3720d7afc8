import Findings
import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility
import SourceText

// Whether the values that a call from a widget gives fit the tool's parameters, by their schemas.

extension LayoutCheck {
  /// A value that is bound: of its type, any value may come.
  mutating func checkFit(_ type: ValueType, of binding: Binding, for parameter: Property, _ called: ResolvedTool) {
    guard let given = resolver.types.schema(of: type) else { return }
    checkFit(given, "`\(binding.text)`", for: parameter, called, at: place(binding, binding.range))
  }

  /// Text, with or without values in it: what is passed is a string.
  mutating func checkFit(_ text: Template, for parameter: Property, _ called: ResolvedTool) {
    let literal = text.literal
    let given: JSONValue = literal.map { ["const": .string($0)] } ?? ["type": "string"]
    checkFit(
      given, literal.map { "the text `\($0)`" } ?? "a text", for: parameter, called,
      at: resolver.origin.location(text.node))
  }

  private mutating func checkFit(
    _ given: JSONValue, _ what: String, for parameter: Property, _ called: ResolvedTool, at place: Location?
  ) {
    let wanted = resolver.types.schema(of: parameter.type)
    let options = SchemaOptions(assertsFormats: true)
    guard given != wanted, let source = try? CompiledSchema(given, options: options),
      let target = try? CompiledSchema(wanted, options: options),
      case .fails(let witness) = source.inclusion(in: target)
    else { return }
    let isHopeless = source.excludes(target)
    let name = "parameter `\(parameter.name)` of `\(called.name)`"
    let reason = target.validate(witness).first.map { $0.message } ?? ""
    findings.append(
      Finding(
        isHopeless ? ResolveFindings.misfit : ResolveFindings.loose, at: place,
        isHopeless ? "\(name) never takes \(what): \(reason)" : "\(what) may be what \(name) refuses: \(reason)",
        related: resolver.origin.location(parameter.node).map { [.init($0, "the parameter is declared here")] } ?? [],
        help: isHopeless ? "bind a value of the parameter's type" : "give both the same named type"))
  }
}

extension TypeTable {
  /// A type at hand as JSON Schema; nil if nothing is known of its values.
  func schema(of type: ValueType) -> JSONValue? {
    var use = TypeUse(node: .init(index: -1))
    use.keywords = type.keywords
    switch type.form {
    case .string: use.form = .scalar("string")
    case .integer: use.form = .scalar("integer")
    case .number: use.form = .scalar("number")
    case .boolean: use.form = .scalar("boolean")
    case .enumeration(let values): use.form = .enumeration(values)
    case .object(let members): use.form = .object(members)
    case .array(let items?): use.form = .array(items: items)
    case .array(nil): use.form = .schema(["type": "array"])
    case .any: return nil
    }
    return schema(of: use)
  }
}
