import JSONValues

// `allOf`, `anyOf`, `oneOf`, `not`, `if` (2020-12 Core, section 10.2), and references to metaschemas.

struct ConditionParts {
  var condition: SchemaNode.ID?
  var then: SchemaNode.ID?
  var otherwise: SchemaNode.ID?
}

extension SchemaCompiler {
  mutating func compileLogic(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts)
    throws(SchemaProblem)
  {
    switch word {
    case .allOf: parts.checks.append(.allOf(try schemas(word, value, parts)))
    case .anyOf: parts.checks.append(.anyOf(try schemas(word, value, parts)))
    case .oneOf: parts.checks.append(.oneOf(try schemas(word, value, parts)))
    default:
      let node = try compile(value, at: .keyword(word), of: parts.id, in: parts.scope)
      switch word {
      case .not: parts.checks.append(.not(node))
      case .condition: parts.condition.condition = node
      case .then: parts.condition.then = node
      default: parts.condition.otherwise = node
      }
    }
  }

  func finishLogic(_ parts: inout SchemaParts) {
    guard let condition = parts.condition.condition else { return }
    parts.checks.append(
      .conditional(condition, then: parts.condition.then, otherwise: parts.condition.otherwise))
  }
}

extension Evaluation {
  mutating func judgeAll(_ all: [SchemaNode.ID], _ value: Instance, _ marks: EvaluatedMarks?) -> Bool {
    var isValid = true
    for id in all where !evaluate(id, value, marks) {
      isValid = false
      if !isCollecting { return false }
    }
    return isValid
  }

  mutating func judgeAny(
    _ any: [SchemaNode.ID], _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  )
    -> Bool
  {
    let errorCount = errors.count
    var isValid = false
    for alternative in any where quietly(alternative, value, marks) {
      isValid = true
      // All of them have a say in what was evaluated, and in what is said.
      if marks == nil && mode != .thorough { break }
    }
    if isValid { forgive(errorCount) }
    return isValid || refuseAlternatives(any, .anyOf, id, value)
  }

  mutating func judgeOne(
    _ one: [SchemaNode.ID], _ id: SchemaNode.ID, _ value: Instance, _ marks: EvaluatedMarks?
  )
    -> Bool
  {
    let errorCount = errors.count
    var first: Int?
    for place in one.indices where quietly(one[place], value, marks) {
      guard let other = first else {
        first = place
        continue
      }
      forgive(errorCount)
      return refuse(
        id, .oneOf,
        "\(value.pointee.excerpt) fits more than one alternative of `oneOf` (\(other + 1) and \(place + 1))")
    }
    if first == nil { return refuseAlternatives(one, .oneOf, id, value) }
    forgive(errorCount)
    return true
  }

  /// If one alternative alone is meant for this kind of value, what is wrong by it; else that none fits.
  private mutating func refuseAlternatives(
    _ alternatives: [SchemaNode.ID], _ word: Word, _ id: SchemaNode.ID, _ value: Instance
  ) -> Bool {
    guard mode == .explaining else {
      return refuse(
        id, word,
        "\(value.pointee.excerpt) fits none of the \(alternatives.count) alternatives of `\(word.rawValue)`")
    }
    let before = errors
    var meant: [[SchemaError]] = []
    for alternative in alternatives {
      errors = []
      _ = evaluate(alternative, value, nil)
      if !errors.contains(where: { isAboutKind($0) }) { meant.append(errors) }
    }
    errors = before
    if meant.count == 1 {
      errors += meant[0]
      return false
    }
    return refuse(
      id, word, "\(value.pointee.excerpt) fits none of the \(alternatives.count) alternatives of `\(word.rawValue)`")
  }

  /// Whether an error says that the value at hand is another kind of thing altogether: by its type, or by a
  /// constant member, as unions are told apart.
  private func isAboutKind(_ error: SchemaError) -> Bool {
    switch error.keyword {
    case "type", "enum": error.instancePath.count == path.count
    case "const": error.instancePath.count <= path.count + 1
    default: false
    }
  }

  mutating func judgeNot(_ other: SchemaNode.ID, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    // What is evaluated inside of `not` counts for nothing outside of it.
    let (errorCount, annotationCount) = (errors.count, annotations.count)
    let isOther = quietly(other, value, nil)
    forgive(errorCount)
    annotations.removeSubrange(annotationCount...)
    return !isOther || refuse(id, .not, "\(value.pointee.excerpt) is what `not` excludes")
  }

  mutating func judgeCondition(
    _ condition: SchemaNode.ID, _ then: SchemaNode.ID?, _ otherwise: SchemaNode.ID?, _ value: Instance,
    _ marks: EvaluatedMarks?
  ) -> Bool {
    let errorCount = errors.count
    let branch = quietly(condition, value, marks) ? then : otherwise
    forgive(errorCount)
    return branch.map { evaluate($0, value, marks) } ?? true
  }

  mutating func judgeSchema(_ draft: SchemaDraft, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard let problem = SchemaCompiler.problem(in: value.pointee, draft: draft) else { return true }
    guard isCollecting else { return false }
    path += problem.path.map { .key($0) }
    defer { path.removeLast(problem.path.count) }
    return refuse(id, .ref, problem.message)
  }
}

extension SchemaCompiler {
  /// Why a value is no schema of a draft, references aside.
  static func problem(in value: JSONValue, draft: SchemaDraft) -> SchemaProblem? {
    var compiler = SchemaCompiler(options: SchemaOptions(draft: draft))
    do {
      _ = try compiler.compile(document: value, uri: "")
      return nil
    } catch {
      return error
    }
  }
}
