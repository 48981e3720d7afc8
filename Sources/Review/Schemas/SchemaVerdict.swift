import JSONSchemas
import JSONValues
import SchemaCompatibility

/// What lies between two schemas.
struct SchemaVerdict {
  /// Whether every value of one is a value of the other; with a value that is not, or what stood in the way of a proof.
  enum Answer {
    case holds
    case fails(JSONValue)
    case unproven(String)

    var holds: Bool { if case .holds = self { true } else { false } }
    var fails: Bool { if case .fails = self { true } else { false } }
  }

  /// Whether the new one accepts all that the old one does.
  let keeps: Answer
  /// Whether the old one accepts all that the new one does.
  let adds: Answer
  /// Whether it does for readers that pass over members which they don't know.
  let addsForTolerant: Answer

  init(_ old: JSONValue?, _ new: JSONValue?) {
    let old = old ?? true
    // What named types did is their own change: where both have a type, the old one counts.
    let new = Self.with(definitionsOf: old, new ?? true)
    keeps = Self.inclusion(of: old, in: new)
    adds = Self.inclusion(of: new, in: old)
    addsForTolerant = adds.holds ? .holds : Self.inclusion(of: new, in: Self.opened(old))
  }

  private static func inclusion(of left: JSONValue, in right: JSONValue) -> Answer {
    if left == right { return .holds }
    let options = SchemaOptions(assertsFormats: true)
    guard let one = try? CompiledSchema(left, options: options),
      let other = try? CompiledSchema(right, options: options)
    else { return .unproven("one of the schemas does not compile") }
    switch one.inclusion(in: other) {
    case .holds: return .holds
    case .fails(let witness): return .fails(witness)
    case .unproven(let doubt): return .unproven(doubt.reason)
    }
  }

  private static func with(definitionsOf old: JSONValue, _ new: JSONValue) -> JSONValue {
    guard var object = new.object, var definitions = new["$defs"]?.object, let known = old["$defs"]?.object else {
      return new
    }
    for key in definitions.keys { if let definition = known[key] { definitions[key] = definition } }
    for member in known where definitions[member.key] == nil { definitions.append(member.key, member.value) }
    object["$defs"] = .object(definitions)
    return .object(object)
  }

  /// The schema without its refusals of members that it does not name.
  private static func opened(_ schema: JSONValue) -> JSONValue {
    switch schema {
    case .object(let object):
      var opened = JSONObject()
      for member in object {
        if ["additionalProperties", "unevaluatedProperties"].contains(member.key), member.value == false { continue }
        // Values that are given as they are hold no schema.
        let isData = ["const", "enum", "default", "examples"].contains(member.key)
        opened.append(member.key, isData ? member.value : Self.opened(member.value))
      }
      return .object(opened)
    case .array(let elements): return .array(elements.map { Self.opened($0) })
    default: return schema
    }
  }
}
