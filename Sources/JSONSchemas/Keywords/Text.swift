import JSONValues

// `minLength`, `maxLength`, `pattern` (2020-12 Validation, section 6.3) and `format` (section 7).

extension SchemaCompiler {
  func compileText(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts) throws(SchemaProblem) {
    switch word {
    case .minLength, .maxLength: parts.checks.append(.length(word, try count(word, value, parts.id)))
    case .pattern:
      guard case .string(let text) = value else {
        throw wrong(parts.id, word, value, wanted: "a regular expression")
      }
      parts.checks.append(.pattern(try pattern(text, word, parts.id)))
    default:
      guard case .string(let name) = value else {
        throw wrong(parts.id, word, value, wanted: "the name of a format")
      }
      guard options.assertsFormats || parts.scope.dialect.vocabularies.contains(.formatAssertion) else {
        return
      }
      if let format = FormatCheck.byName[name] { parts.checks.append(.format(name, format)) }
    }
  }

  func pattern(_ text: String, _ word: Word, _ id: SchemaNode.ID) throws(SchemaProblem) -> Pattern {
    do {
      return try Pattern(text)
    } catch {
      throw problem(id, word, "`\(text)` is not a pattern that can be checked: \(error.message)")
    }
  }
}

extension Evaluation {
  mutating func judgeLength(_ word: Word, _ limit: Int, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard case .string(let text) = value.pointee else { return true }
    // A character is one to four bytes.
    let bytes = text.utf8.count
    if word == .maxLength {
      if bytes <= limit { return true }
      let length = text.unicodeScalars.count
      return length <= limit
        || refuse(id, word, "\(value.pointee.excerpt) has \(counted(length, "character")), more than \(limit)")
    }
    if bytes / 4 >= limit { return true }
    let length = text.unicodeScalars.count
    return length >= limit
      || refuse(id, word, "\(value.pointee.excerpt) has \(counted(length, "character")), fewer than \(limit)")
  }

  mutating func judgePattern(_ pattern: Pattern, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard case .string(let text) = value.pointee else { return true }
    return pattern.matches(text) || refuse(id, .pattern, "\(value.pointee.excerpt) does not match `\(pattern.text)`")
  }

  mutating func judgeFormat(_ name: String, _ format: FormatCheck, _ id: SchemaNode.ID, _ value: Instance)
    -> Bool
  {
    guard case .string(let text) = value.pointee else { return true }
    return format.accepts(text) || refuse(id, .format, "\(value.pointee.excerpt) is not \(format.wording)")
  }
}
