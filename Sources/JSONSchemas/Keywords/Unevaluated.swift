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
    _ rest: SchemaNode.ID, _ id: SchemaNode.ID, _ value: JSONValue, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .array(let values) = value, let marks else { return true }
    var isValid = true
    for (place, element) in values.enumerated() where !marks.seen[place] {
      if nodes[Int(rest)].isFalse {
        isValid = refuse(
          id, .unevaluatedItems, "element \(place + 1) (\(element.excerpt)) is not allowed here")
      } else if !evaluate(rest, element, under: .place(place)) {
        isValid = false
      }
      if !isValid && !isCollecting { return false }
      marks.seen[place] = true
    }
    return isValid
  }

  mutating func judgeUnevaluatedProperties(
    _ rest: SchemaNode.ID, _ id: SchemaNode.ID, _ value: JSONValue, _ marks: EvaluatedMarks?
  ) -> Bool {
    guard case .object(let object) = value, let marks else { return true }
    var isValid = true
    for (place, member) in object.members.enumerated() where !marks.seen[place] {
      if nodes[Int(rest)].isFalse {
        if isCollecting { path.append(.key(member.key)) }
        isValid = refuse(id, .unevaluatedProperties, "`\(member.key)` is not a property here")
        if isCollecting { path.removeLast() }
      } else if !evaluate(rest, member.value, under: .key(member.key)) {
        isValid = false
      }
      if !isValid && !isCollecting { return false }
      marks.seen[place] = true
    }
    return isValid
  }
}
