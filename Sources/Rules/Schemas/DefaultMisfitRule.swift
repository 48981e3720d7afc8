import Findings
import JSONSchemas
import JSONValues
import Resolve

/// A default that its own schema refuses.
enum DefaultMisfitRule: ReviewRule {
  static let kind = FindingKind(
    "schema/default-misfit", .warning, "Checks that each default of raw schema is a value of it",
    why: """
      Clients fill in defaults, and models copy them. One that its own schema refuses (a word outside its `enum`, `null`
      where text is wanted, "10" where a number is) makes the call fail that it should have made easier.
      """, source: "JSON Schema 2020-12, Validation, section 9.2")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.rawSchemas.flatMap { raw in
      raw.parts.compactMap { part -> Finding? in
        guard let value = part.object["default"], let schema = compiled(part, of: raw),
          let error = schema.validate(value).first
        else { return nil }
        return Finding(
          kind, at: contract.origin.location(raw.node, within: part.path + ["default"] + error.instancePath),
          "\(raw.words(for: part)): the default is refused by its own schema: \(error.message)",
          help: "give a value that the schema takes, or take `default` out")
      }
    }
  }

  /// A part of a schema that can stand alone, or that is led to from outside so that its references hold. Nil where the
  /// schema is broken, which is a finding of its own.
  private static func compiled(_ part: RawSchema.Part, of raw: RawSchema) -> CompiledSchema? {
    if let alone = try? CompiledSchema(.object(alone(part, of: raw))) { return alone }
    let pointer = part.path.map {
      "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1").replacing("%", with: "%25")
    }
    return try? CompiledSchema(
      ["$ref": .string(whole + "#" + pointer.joined())],
      options: SchemaOptions(documents: [whole: raw.schema]))
  }

  private static func alone(_ part: RawSchema.Part, of raw: RawSchema) -> JSONObject {
    var object = part.object
    if object["$schema"] == nil, let dialect = raw.schema["$schema"] { object.append("$schema", dialect) }
    return object
  }

  /// The name under which a part finds the schema that it stands in.
  private static let whole = "urn:parlance:whole"
}
