import JSONValues

// `unevaluatedItems`, `unevaluatedProperties` (2020-12 Core, section 11).

extension SchemaCompiler {
  mutating func compileUnevaluated(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    let node = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
    parts.last.append(word == .unevaluatedItems ? .unevaluatedItems(node) : .unevaluatedProperties(node))
  }
}

extension Evaluation {
  mutating func judgeUnevaluatedItems(
    _ rest: SchemaNode.ID, _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .array(let values) = value.pointee, let marks else { return true }
    return values.withUnsafeBufferPointer { values in
      var isValid = true
      var isUsed = false
      for place in values.indices where !marks.seen[place] {
        if nodes[Int(rest)].isFalse {
          isValid = refuse(
            id, .unevaluatedItems, "element \(place + 1) (\(values[place].excerpt)) is not allowed here")
        } else if !evaluate(rest, values.baseAddress! + place, under: .place(place)) {
          isValid = false
        }
        if !isValid && !isCollecting { return false }
        marks.seen[place] = true
        isUsed = true
      }
      if isUsed && mode == .thorough { note(id, Word.unevaluatedItems.rawValue, true) }
      return isValid
    }
  }

  mutating func judgeUnevaluatedProperties(
    _ rest: SchemaNode.ID, _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = value.pointee, let marks else { return true }
    return object.members.withUnsafeBufferPointer { members in
      var isValid = true
      var names: [String] = []
      for place in members.indices where !marks.seen[place] {
        if nodes[Int(rest)].isFalse {
          isValid = refuse(member: members[place].key, id, .unevaluatedProperties)
        } else if !evaluate(rest, members.value(at: place), under: .key(members[place].key)) {
          isValid = false
        }
        if !isValid && !isCollecting { return false }
        marks.seen[place] = true
        if mode == .thorough { names.append(members[place].key) }
      }
      if mode == .thorough { note(id, Word.unevaluatedProperties.rawValue, .strings(names)) }
      return isValid
    }
  }
}
