import JSONSchemas
import JSONValues
import SchemaCompatibility
import Testing

/// Random schemas, judged by trying every small value: no inclusion that holds may have a counterexample, and no two
/// schemas that are said to exclude each other a value in common.
@Suite struct OracleTests {
  /// Seeded, so that every run is the same (SplitMix64).
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Every small value: scalars, and lists and objects of a few of them.
  private static let values: [JSONValue] = {
    let scalars: [JSONValue] = [
      nil, true, false, 0, 1, 2, 3, -1, 4, 6, 0.5, 1.5, 2.0, "", "a", "b", "ab", "aa", "ba", "abc",
    ]
    let few: [JSONValue] = [nil, true, 0, 1, 2, 0.5, "", "a", "ab"]
    var values = scalars + [[], [:]]
    values += few.map { [$0] }
    for one in few { for other in few { values.append([one, other]) } }
    values += [[0, 1, 2], ["a", "a", "a"], [["a"]], [[], []], [["p": 1]]]
    for name in ["p", "q", "x1", "r"] { for value in few { values.append(.object([name: value])) } }
    for one in few { for other in few { values.append(.object(["p": one, "q": other])) } }
    values += [
      ["p": ["p": 1]], ["p": [:]], ["p": ["a"]], ["p": 1, "q": "a", "r": 0], ["p": 1, "q": 1, "x1": 1, "r": 1],
    ]
    values += [["p": ["p": ["p": 1]]], ["p": ["q": "a"]], ["x1": 1, "x2": "a"], ["p": ["p": [:]]]]
    return values
  }()

  private static func schema(_ chance: inout Chance, depth: Int) -> JSONValue {
    if depth == 0 {
      return [true, false, ["type": "string"], ["type": "integer"], ["const": 1], [:]].randomElement(using: &chance)!
    }
    var schema = JSONObject()
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      func part() -> JSONValue { self.schema(&chance, depth: depth - 1) }
      func small() -> JSONValue { .int(Int.random(in: 0...3, using: &chance)) }
      switch Int.random(in: 0..<31, using: &chance) {
      case 0, 1, 2:
        schema["type"] = .strings(
          ["string", "integer", "number", "object", "array", "null", "boolean"].shuffled(using: &chance)
            .prefix(Int.random(in: 1...2, using: &chance)))
      case 3, 4:
        schema["enum"] = .array(Array(values.shuffled(using: &chance).prefix(Int.random(in: 1...4, using: &chance))))
      case 5: schema["const"] = values.randomElement(using: &chance)!
      case 6: schema["minimum"] = small()
      case 7: schema["maximum"] = small()
      case 8: schema["exclusiveMinimum"] = small()
      case 9: schema["exclusiveMaximum"] = small()
      case 10: schema["multipleOf"] = [1, 2, 3, 0.5].randomElement(using: &chance)!
      case 11: schema["minLength"] = small()
      case 12: schema["maxLength"] = small()
      case 13: schema["pattern"] = ["a", "^a", "^a*$", "b$", "^[ab]+$"].randomElement(using: &chance)!
      case 14: schema["minItems"] = small()
      case 15: schema["maxItems"] = small()
      case 16: schema["uniqueItems"] = true
      case 17: schema["items"] = part()
      case 18: schema["prefixItems"] = [part()]
      case 19: schema["contains"] = part()
      case 20: schema["required"] = .strings(["p", "q"].prefix(Int.random(in: 1...2, using: &chance)))
      case 21, 22: schema["properties"] = ["p": part(), "q": part()]
      case 23: schema["additionalProperties"] = part()
      case 24: schema["patternProperties"] = ["^x": part()]
      case 25: schema["maxProperties"] = small()
      case 26: schema["anyOf"] = [part(), part()]
      case 27: schema["oneOf"] = [part(), part()]
      case 28: schema["not"] = part()
      case 29: schema["allOf"] = [part()]
      default:
        switch Int.random(in: 0..<7, using: &chance) {
        case 0: schema["if"] = part(); schema["then"] = part(); schema["else"] = part()
        case 1: schema["properties"] = ["p": ["$ref": "#"]]
        case 2: schema["propertyNames"] = part()
        case 3: schema["dependentRequired"] = ["p": ["q"]]
        case 4: schema["dependentSchemas"] = ["p": part()]
        case 5: schema["minProperties"] = small()
        default: schema["unevaluatedProperties"] = part()
        }
      }
    }
    return .object(schema)
  }

  @Test func findsNothingUnsound() throws {
    var chance = Chance(state: 20_260_714)
    var counts = (holds: 0, fails: 0, unproven: 0, missed: 0, excluded: 0)
    for _ in 0..<8_000 {
      var first = Self.schema(&chance, depth: 2)
      let second = Self.schema(&chance, depth: 2)
      // Unrelated schemas are seldom within each other.
      if Int.random(in: 0..<2, using: &chance) == 0 { first = ["allOf": [first, second]] }
      guard let one = try? CompiledSchema(first), let other = try? CompiledSchema(second) else { continue }
      let counterexample = Self.values.first { one.accepts($0) && !other.accepts($0) }
      let text = { String(decoding: JSONWriter.compact($0), as: UTF8.self) }
      switch one.inclusion(in: other) {
      case .holds:
        counts.holds += 1
        if let counterexample {
          Issue.record("\(text(first)) in \(text(second)) is said to hold, but \(text(counterexample))")
        }
      case .fails(let witness):
        counts.fails += 1
        if !one.accepts(witness) || other.accepts(witness) {
          Issue.record("\(text(first)) in \(text(second)): false witness \(text(witness))")
        }
      case .unproven:
        counts.unproven += 1
        if counterexample != nil { counts.missed += 1 }
      }
      if one.excludes(other) {
        counts.excluded += 1
        if let common = Self.values.first(where: { one.accepts($0) && other.accepts($0) }) {
          Issue.record("\(text(first)) is said to exclude \(text(second)), but \(text(common))")
        }
      }
    }
    print(
      "Compatibility against brute force: \(counts.holds) hold, \(counts.fails) fail, \(counts.unproven) unproven, "
        + "\(counts.missed) of them refuted by a small value; \(counts.excluded) exclude each other")
    #expect(counts.holds > 800 && counts.fails > 800 && counts.excluded > 100)
  }
}
