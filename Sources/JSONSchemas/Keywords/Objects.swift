import JSONValues

// `properties` and its like (2020-12 Core, section 10.3.2) and the limits of objects (Validation, section
// 6.5).

/// What the members of an object must be, by their names.
package final class PropertiesShape: Sendable {
  package let properties: [Property]
  /// How many of them are required. A quick walk over the members counts them, so `required` need not look again.
  let requiredCount: Int
  /// By name, where there are many.
  let places: [String: Int]?
  package let patterns: [(pattern: Pattern, node: SchemaNode.ID)]
  /// For the members that no name and no pattern fits.
  package let additional: SchemaNode.ID?

  package struct Property: Sendable {
    package let name: String
    package let node: SchemaNode.ID
    let isRequired: Bool
  }

  init(
    properties: [Property], places: [String: Int]?, patterns: [(pattern: Pattern, node: SchemaNode.ID)],
    additional: SchemaNode.ID?
  ) {
    self.properties = properties
    requiredCount = properties.count(where: \.isRequired)
    self.places = places
    self.patterns = patterns
    self.additional = additional
  }

  /// Where a name is, looked for from a place on and round.
  @inline(__always)
  func place(of name: String, from start: Int) -> Int? {
    if let places {
      guard let place = places[name], Equality.same(properties[place].name, name) else { return nil }
      return place
    }
    var place = start
    for _ in properties.indices {
      if place >= properties.count { place = 0 }
      if Equality.same(properties[place].name, name) { return place }
      place += 1
    }
    return nil
  }
}

/// Names that must be there if another is.
package struct Dependency: Sendable {
  package let name: String
  package let required: [String]
}

struct ObjectParts {
  var required: [String] = []
  var properties: [(name: String, node: SchemaNode.ID)] = []
  var patterns: [(pattern: Pattern, node: SchemaNode.ID)] = []
  var additional: SchemaNode.ID?
}

extension SchemaCompiler {
  mutating func compileObject(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    let id = parts.id
    switch word {
    case .minProperties, .maxProperties: parts.checks.append(.propertyCount(word, try count(word, value, id)))
    case .required:
      let names = try names(word, value, id)
      parts.object.required = names
    case .properties: parts.object.properties = try schemasByName(word, value, parts)
    case .patternProperties:
      for (text, node) in try schemasByName(word, value, parts) {
        parts.object.patterns.append((try pattern(text, word, id), node))
      }
    case .additionalProperties:
      parts.object.additional = try compile(value, at: .keyword(word), of: id, in: parts.scope)
    case .propertyNames:
      parts.checks.append(.propertyNames(try compile(value, at: .keyword(word), of: id, in: parts.scope)))
    case .dependentSchemas: parts.checks.append(.dependentSchemas(try schemasByName(word, value, parts)))
    default: try compileDependencies(word, value, &parts)
    }
  }

  private mutating func schemasByName(_ word: Word, _ value: JSONValue, _ parts: SchemaParts)
    throws(SchemaProblem)
    -> [(name: String, node: SchemaNode.ID)]
  {
    guard case .object(let object) = value else {
      throw wrong(parts.id, word, value, wanted: "a mapping of schemas")
    }
    var schemas: [(name: String, node: SchemaNode.ID)] = []
    schemas.reserveCapacity(object.count)
    for member in object.members {
      let node = try compile(member.value, at: .member(word, member.key), of: parts.id, in: parts.scope)
      schemas.append((member.key, node))
    }
    return schemas
  }

  /// `dependentRequired`, and draft-07's `dependencies`, whose values are lists of names or schemas.
  private mutating func compileDependencies(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    guard case .object(let object) = value else { throw wrong(parts.id, word, value, wanted: "a mapping") }
    var required: [Dependency] = []
    var schemas: [(name: String, node: SchemaNode.ID)] = []
    for member in object.members {
      if word == .dependencies, member.value.array == nil {
        let node = try compile(member.value, at: .member(word, member.key), of: parts.id, in: parts.scope)
        schemas.append((member.key, node))
      } else {
        required.append(Dependency(name: member.key, required: try names(word, member.value, parts.id)))
      }
    }
    if !required.isEmpty { parts.checks.append(.dependentRequired(word, required)) }
    if !schemas.isEmpty { parts.checks.append(.dependentSchemas(schemas)) }
  }

  func finishObject(_ parts: inout SchemaParts) {
    let object = parts.object
    let properties = object.properties.map { name, node in
      PropertiesShape.Property(
        name: name, node: node, isRequired: object.required.contains { Equality.same($0, name) })
    }
    if !object.required.isEmpty {
      let isCounted = properties.count(where: \.isRequired) == object.required.count
      parts.checks.append(.required(object.required, isCounted: isCounted))
    }
    guard !object.properties.isEmpty || !object.patterns.isEmpty || object.additional != nil else { return }
    let places =
      object.properties.count <= 16
      ? nil : Dictionary(object.properties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    parts.checks.append(
      .properties(
        PropertiesShape(
          properties: properties, places: places, patterns: object.patterns,
          additional: object.additional)))
  }
}

extension Evaluation {
  mutating func judgePropertyCount(_ word: Word, _ limit: Int, _ id: SchemaNode.ID, _ value: Instance)
    -> Bool
  {
    guard case .object(let object) = value.pointee else { return true }
    if word == .minProperties {
      return object.count >= limit
        || refuse(id, word, "the object has \(counted(object.count, "member")), fewer than \(limit)")
    }
    return object.count <= limit
      || refuse(id, word, "the object has \(counted(object.count, "member")), more than \(limit)")
  }

  mutating func judgeRequired(_ names: [String], isCounted: Bool, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    if isCounted && !isCollecting { return true }
    guard case .object(let object) = value.pointee else { return true }
    let members = object.members
    var isValid = true
    var next = 0
    for name in names {
      if let place = members.place(of: name, from: next) {
        next = place + 1
      } else {
        isValid = refuse(id, .required, "`\(name)` is required but missing")
        if !isCollecting { return false }
      }
    }
    return isValid
  }

  mutating func judgeDependencies(_ word: Word, _ all: [Dependency], _ id: SchemaNode.ID, _ value: Instance)
    -> Bool
  {
    guard case .object(let object) = value.pointee else { return true }
    let members = object.members
    var isValid = true
    for dependency in all where members.place(of: dependency.name, from: 0) != nil {
      for name in dependency.required where members.place(of: name, from: 0) == nil {
        isValid = refuse(id, word, "`\(name)` is missing, which `\(dependency.name)` requires")
      }
    }
    return isValid
  }

  mutating func judgeDependentSchemas(
    _ entries: [(name: String, node: SchemaNode.ID)], _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = value.pointee else { return true }
    let members = object.members
    var isValid = true
    for (name, node) in entries where members.place(of: name, from: 0) != nil {
      if !evaluate(node, value, marks) { isValid = false }
    }
    return isValid
  }

  mutating func judgeProperties(
    _ shape: PropertiesShape, _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = value.pointee else { return true }
    return object.members.withUnsafeBufferPointer { members in
      var isValid = true
      var next = 0
      var requiredCount = 0
      for place in members.indices {
        var isKnown = false
        if let property = shape.place(of: members[place].key, from: next) {
          isKnown = true
          next = property + 1
          if shape.properties[property].isRequired { requiredCount += 1 }
          let node = shape.properties[property].node
          if !evaluate(node, members.value(at: place), under: .key(members[place].key)) { isValid = false }
        }
        for (pattern, node) in shape.patterns where pattern.matches(members[place].key) {
          isKnown = true
          if !evaluate(node, members.value(at: place), under: .key(members[place].key)) { isValid = false }
        }
        if !isKnown, let additional = shape.additional {
          isKnown = true
          if nodes[Int(additional)].isFalse {
            isValid = refuse(member: members[place].key, id, .additionalProperties)
          } else if !evaluate(additional, members.value(at: place), under: .key(members[place].key)) {
            isValid = false
          }
        }
        if !isValid && !isCollecting { return false }
        if isKnown { marks?.seen[place] = true }
      }
      return isValid && (isCollecting || requiredCount >= shape.requiredCount)
    }
  }

  /// Notes that a member is not allowed. Always false.
  mutating func refuse(member name: String, _ id: SchemaNode.ID, _ word: Word) -> Bool {
    guard isCollecting else { return false }
    path.append(.key(name))
    defer { path.removeLast() }
    return refuse(id, word, "`\(name)` is not a property here")
  }

  mutating func judgePropertyNames(_ name: SchemaNode.ID, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard case .object(let object) = value.pointee else { return true }
    var isValid = true
    for member in object.members {
      let key = JSONValue.string(member.key)
      if !withUnsafePointer(to: key, { evaluate(name, $0, under: .key(member.key)) }) {
        isValid = false
        if !isCollecting { return false }
      }
    }
    return isValid
  }
}
