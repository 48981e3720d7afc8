import JSONValues
import Language
import Resolve
import Syntax

/// The types of a contract: what several tools repeat, and what their schemas keep under `$defs`.
struct SharedTypes {
  private(set) var section = Section<TypeDeclaration>()
  /// Converts with the types at hand.
  private(set) var conversion: TypeConversion
  private(set) var table: TypeTable
  let habit: SchemaHabit
  /// The body of each entry of `$defs` that is a type, by its name.
  private var definitions: [String: JSONValue] = [:]

  init(of schemas: [[JSONValue]], habit: SchemaHabit) {
    self.habit = habit
    conversion = TypeConversion(isOpen: habit.isOpen)
    table = TypeTable(section, style: habit.style)
    declareDefinitions(of: schemas)
    declareRepeated(in: schemas)
    table = TypeTable(section, style: habit.style)
  }

  /// A conversion for a tool with a habit of its own. Types are written out by the contract's habit, so a tool that
  /// differs in what objects hold shares none.
  func conversion(for habit: SchemaHabit) -> TypeConversion {
    if habit.isOpen == self.habit.isOpen { return conversion }
    return TypeConversion(isOpen: habit.isOpen)
  }

  /// Whether the entries of a schema's `$defs` are those that the contract declares.
  func declares(_ entries: JSONObject) -> Bool { entries.allSatisfy { definitions[$0.key] == $0.value } }

  /// Drops the types that no tool uses, directly or through another.
  mutating func keepOnly(_ used: Set<String>) {
    var kept = Section<TypeDeclaration>()
    for type in section where used.contains(type.name) { _ = kept.add(type) }
    section = kept
  }

  /// `types.yaml`.
  var text: String {
    let types = section.map { type in
      YAMLMap.Entry(
        type.name,
        TypeText.tree(type.type, extra: type.isInline ? [YAMLMap.Entry("inline", .token("true"))] : []))
    }
    return YAMLWriter.document(
      YAMLMap([.init("types", .map(YAMLMap(types, isBlock: true)))], isBlock: true))
  }

  // MARK: - `$defs`

  private mutating func declareDefinitions(of schemas: [[JSONValue]]) {
    var order: [String] = []
    for schema in schemas.joined() {
      for entry in schema["$defs"]?.object ?? JSONObject()
      where definitions[entry.key] == nil && Self.isTypeName(entry.key) {
        definitions[entry.key] = entry.value
        order.append(entry.key)
      }
    }
    conversion.definitions = Set(order)
    // A body that can't be said, or that refers to one, takes its users with it. So does one that needs itself: a
    // schema may have no value, a type may not.
    var bodies: [String: TypeUse] = [:]
    var isSettled = false
    while !isSettled {
      bodies = [:]
      for name in order where conversion.definitions.contains(name) {
        if let use = conversion.type(definitions[name]!) { bodies[name] = use }
      }
      let said = bodies
      bodies = said.filter { !needsItself($0.key, body: { said[$0] }) }
      isSettled = bodies.count == conversion.definitions.count
      conversion.definitions = Set(bodies.keys)
    }
    definitions = definitions.filter { bodies[$0.key] != nil }
    for name in order {
      if let use = bodies[name] { declare(name, use, isInline: false) }
    }
  }

  // MARK: - What is repeated

  private struct Candidate {
    let value: JSONValue
    let name: String
    let place: Int
    var tools = 1
    var last: Int
  }

  /// Shorter schemas are as quickly read where they stand.
  private static let leastBytes = 44

  private mutating func declareRepeated(in schemas: [[JSONValue]]) {
    var found: [[UInt8]: Candidate] = [:]
    for (tool, schemas) in schemas.enumerated() {
      for schema in schemas where SchemaHabit(schema)?.isOpen == habit.isOpen {
        Self.collect(schema, tool, &found)
      }
    }
    let repeated = found.filter { Self.isWorthAName($0.value) }.sorted { left, right in
      left.value.tools == right.value.tools
        ? left.value.place < right.value.place : left.value.tools > right.value.tools
    }
    var bodies: [(name: String, value: JSONValue)] = []
    var taken = Set(section.names)
    for (bytes, candidate) in repeated {
      guard let name = Self.typeName(for: candidate.name), taken.insert(name).inserted else { continue }
      guard conversion.type(candidate.value) != nil else { continue }
      conversion.shared[bytes] = name
      bodies.append((name, candidate.value))
    }
    for (name, value) in bodies {
      // With the other types at hand, but not itself.
      if let use = conversion.type(value) { declare(name, use, isInline: true) }
    }
  }

  private static func isWorthAName(_ candidate: Candidate) -> Bool {
    candidate.value["properties"] == nil ? candidate.tools >= 3 : candidate.tools >= 2
  }

  private static func collect(_ schema: JSONValue, _ tool: Int, _ found: inout [[UInt8]: Candidate]) {
    for member in schema["properties"]?.object ?? JSONObject() { note(member.value, member.key, tool, &found) }
  }

  private static func note(_ schema: JSONValue, _ name: String, _ tool: Int, _ found: inout [[UInt8]: Candidate]) {
    guard case .object = schema, !TypeConversion.refers(schema) else { return }
    let bytes = CanonicalJSON.bytes(of: schema)
    if bytes.count >= leastBytes {
      if var known = found[bytes] {
        if known.last != tool {
          known.tools += 1
          known.last = tool
          found[bytes] = known
        }
      } else {
        found[bytes] = Candidate(value: schema, name: name, place: found.count, last: tool)
      }
    }
    collect(schema, tool, &found)
    if let items = schema["items"], case .object = items { note(items, name + "_item", tool, &found) }
  }

  private mutating func declare(_ name: String, _ use: TypeUse, isInline: Bool) {
    var declaration = TypeDeclaration(node: NodeID(index: -1))
    declaration.name = name
    declaration.type = use
    declaration.isInline = isInline
    _ = section.add(declaration)
  }

  // MARK: - Names

  private static func isTypeName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return name.utf8.allSatisfy(isAlphanumeric)
  }

  /// `per_page` as a type is `PerPage`; nil where nothing remains that a name can be made of.
  private static func typeName(for property: String) -> String? {
    var name = ""
    var startsWord = true
    for byte in property.utf8 {
      guard isAlphanumeric(byte) else {
        startsWord = true
        continue
      }
      if name.isEmpty, (0x30...0x39).contains(byte) { return nil }
      let isLower = (0x61...0x7A).contains(byte)
      name.unicodeScalars.append(Unicode.Scalar(startsWord && isLower ? byte - 0x20 : byte))
      startsWord = false
    }
    return name.isEmpty || name.utf8.count > 60 ? nil : name
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
