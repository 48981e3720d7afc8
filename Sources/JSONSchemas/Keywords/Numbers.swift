import JSONValues

// `multipleOf`, `minimum` and its like (2020-12 Validation, section 6.2).

/// A limit of a number.
package struct Bound: Sendable {
  package let word: Word
  package let limit: JSONValue

  func admits(_ value: JSONValue) -> Bool {
    switch word {
    case .minimum: !value.isLess(than: limit)
    case .maximum: !limit.isLess(than: value)
    case .exclusiveMinimum: limit.isLess(than: value)
    default: value.isLess(than: limit)
    }
  }

  var wording: String {
    switch word {
    case .minimum: "less than \(limit.excerpt)"
    case .maximum: "more than \(limit.excerpt)"
    case .exclusiveMinimum: "not more than \(limit.excerpt)"
    default: "not less than \(limit.excerpt)"
    }
  }
}

extension SchemaCompiler {
  func compileNumber(_ word: Word, _ value: JSONValue, _ parts: inout SchemaParts) throws(SchemaProblem) {
    guard value.isNumber else { throw wrong(parts.id, word, value, wanted: "a number") }
    if word == .multipleOf {
      guard JSONValue.int(0).isLess(than: value), let divisor = Decimal(value) else {
        throw wrong(parts.id, word, value, wanted: "a number of more than 0")
      }
      parts.checks.append(.multipleOf(divisor))
    } else {
      parts.checks.append(.bound(Bound(word: word, limit: value)))
    }
  }
}

extension Evaluation {
  mutating func judgeBound(_ bound: Bound, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    if !value.pointee.isNumber || bound.admits(value.pointee) { return true }
    return refuse(id, bound.word, "\(value.pointee.excerpt) is \(bound.wording)")
  }

  mutating func judgeMultiple(_ divisor: Decimal, _ id: SchemaNode.ID, _ value: Instance) -> Bool {
    guard let number = Decimal(value.pointee) else { return true }
    return number.isMultiple(of: divisor)
      || refuse(id, .multipleOf, "\(value.pointee.excerpt) is no multiple of \(divisor.value.excerpt)")
  }
}

extension JSONValue {
  package var isNumber: Bool {
    switch self {
    case .int, .double: true
    default: false
    }
  }

  /// Compares two numbers by their exact values.
  package func isLess(than other: JSONValue) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a < b
    case (.double(let a), .double(let b)): a < b
    case (.int(let a), .double(let b)): b >= 0x1p63 || (b > -0x1p63 && a < Int(b.rounded(.up)))
    case (.double(let a), .int(let b)): a < -0x1p63 || (a < 0x1p63 && Int(a.rounded(.down)) < b)
    default: false
    }
  }
}
