import JSONValues

// `prefixItems`, `items`, `contains` (2020-12 Core, section 10.3.1) and the limits of lists (Validation,
// section 6.4).

/// What the elements of a list must be, by their places.
package struct ItemsShape: Sendable {
  package let first: [SchemaNode.ID]
  /// For the elements after `first`.
  package let rest: SchemaNode.ID?
}

struct ArrayParts {
  var first: [SchemaNode.ID] = []
  var rest: SchemaNode.ID?
  var additional: SchemaNode.ID?
  var hasList = false
  var contains: SchemaNode.ID?
  var minimum: Int?
  var maximum: Int?
}

extension SchemaCompiler {
  mutating func compileArray(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    switch word {
    case .minItems, .maxItems: parts.checks.append(.itemCount(word, try count(word, value, parts.id)))
    case .minContains: parts.array.minimum = try count(word, value, parts.id)
    case .maxContains: parts.array.maximum = try count(word, value, parts.id)
    case .uniqueItems:
      guard case .bool(let isUnique) = value else {
        throw wrong(parts.id, word, value, wanted: "`true` or `false`")
      }
      if isUnique { parts.checks.append(.uniqueItems) }
    case .prefixItems: parts.array.first = try schemas(word, value, parts)
    case .items:
      if case .array(let values) = value {
        guard parts.scope.dialect.draft == .draft7 else {
          throw problem(
            parts.id, word, "`items` must be one schema; a list of schemas is called `prefixItems`")
        }
        parts.array.hasList = true
        parts.array.first = values.isEmpty ? [] : try schemas(word, value, parts)
      } else {
        parts.array.rest = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
      }
    case .additionalItems:
      parts.array.additional = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
    default: parts.array.contains = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
    }
  }

  func finishArray(_ parts: inout SchemaParts) {
    let array = parts.array
    let rest = array.hasList ? array.additional : array.rest
    if rest != nil || !array.first.isEmpty {
      parts.checks.append(.items(ItemsShape(first: array.first, rest: rest)))
    }
    if let item = array.contains {
      parts.checks.append(.contains(item, minimum: array.minimum ?? 1, maximum: array.maximum))
    }
  }
}

extension Evaluation {
  mutating func judgeItemCount(_ word: Word, _ limit: Int, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard case .array(let values) = value.pointee else { return true }
    if word == .minItems {
      return values.count >= limit
        || refuse(id, word, "the list has \(counted(values.count, "element")), fewer than \(limit)")
    }
    return values.count <= limit
      || refuse(id, word, "the list has \(counted(values.count, "element")), more than \(limit)")
  }

  mutating func judgeUnique(_ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard case .array(let values) = value.pointee, values.count > 1 else { return true }
    guard let twin = values.firstTwin else { return true }
    return refuse(id, .uniqueItems, "the list has \(twin.excerpt) twice")
  }

  mutating func judgeItems(
    _ shape: ItemsShape, _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  )
    -> Bool
  {
    guard case .array(let values) = value.pointee else { return true }
    return values.withUnsafeBufferPointer { values in
      var isValid = true
      for place in values.indices {
        let item: SchemaNode.ID
        if place < shape.first.count {
          item = shape.first[place]
        } else if let rest = shape.rest {
          item = rest
        } else {
          break
        }
        if !evaluate(item, values.baseAddress! + place, under: .place(place)) {
          isValid = false
          if !isCollecting { return false }
        }
        marks?.seen[place] = true
      }
      return isValid
    }
  }

  mutating func judgeContains(
    _ item: SchemaNode.ID, _ minimum: Int, _ maximum: Int?, _ id: SchemaNode.ID, _ value: Instance,
    _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .array(let values) = value.pointee else { return true }
    var count = 0
    var contained: [JSONValue] = []
    let errorCount = errors.count
    values.withUnsafeBufferPointer { values in
      for place in values.indices where quietly(item, values.baseAddress! + place, under: .place(place)) {
        count += 1
        marks?.seen[place] = true
        if mode == .thorough { contained.append(.int(place)) }
      }
    }
    forgive(errorCount)
    if count < minimum {
      return refuse(
        id, minimum == 1 ? .contains : .minContains,
        "the list has \(counted(count, "element")) that `contains` asks for, fewer than \(minimum)")
    }
    if let maximum, count > maximum {
      return refuse(
        id, .maxContains,
        "the list has \(counted(count, "element")) that `contains` asks for, more than \(maximum)")
    }
    if mode == .thorough { note(id, Word.contains.rawValue, .array(contained)) }
    return true
  }
}

extension [JSONValue] {
  /// The first value that was there before.
  fileprivate var firstTwin: JSONValue? {
    if count <= 16 {
      for (place, value) in enumerated() {
        for earlier in self[..<place] where Equality.same(value, earlier) { return value }
      }
      return nil
    }
    var seen = Set<ComparableValue>()
    return first { !seen.insert(ComparableValue(value: $0)).inserted }
  }
}
