import Findings

/// What a JSON file of a known format must look like: every member that may be there, and nothing else.
indirect enum JSONShape: Sendable {
  case any, bool, text
  case word([String])
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case list(JSONShape)
  /// Members of fixed names. A name that ends in `?` may be missing.
  case object([(String, JSONShape)])
  /// Members whose names the contract gives.
  case map(JSONShape)
  /// One of several; the first that has the right kind of value (text, list, object…) is the one that is meant.
  case either([JSONShape])
  case null

  static func text(orNull shape: JSONShape) -> JSONShape { .either([shape, .null]) }
}

extension Verdict {
  /// Checks a value's shape; each member and element is a check of its own.
  mutating func expect(_ node: JSONNode, has shape: JSONShape, _ kind: FindingKind, _ subject: String) {
    count(1)
    switch shape {
    case .any: return
    case .object(let members) where node.isObject: expectMembers(node, members, kind, subject)
    case .map(let shape) where node.isObject:
      for member in node.members { expect(member.value, has: shape, kind, subject) }
    case .list(let shape) where node.isArray:
      for element in node.elements { expect(element, has: shape, kind, subject) }
    case .either(let shapes):
      if let meant = shapes.first(where: { $0.isMeant(by: node) }) {
        expect(node, has: meant, kind, subject)
      } else {
        refuse(node, shape, kind, subject)
      }
    default: if !shape.accepts(node) { refuse(node, shape, kind, subject) }
    }
  }

  private mutating func expectMembers(
    _ node: JSONNode, _ members: [(String, JSONShape)], _ kind: FindingKind, _ subject: String
  ) {
    var known: Set<String> = []
    for (written, shape) in members {
      let isOptional = written.hasSuffix("?")
      let name = isOptional ? String(written.dropLast()) : written
      known.insert(name)
      if let value = node[name] {
        expect(value, has: shape, kind, subject)
      } else if !isOptional {
        report(kind, at: node.location, "\(subject): `\(node.path.isEmpty ? name : "\(node.path).\(name)")` is missing")
      }
    }
    for member in node.members where !known.contains(member.key) {
      report(
        kind, at: node.location(ofKey: member.key), "\(subject): there is no member `\(member.value.path)`",
        help: "it may have \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private mutating func refuse(_ node: JSONNode, _ shape: JSONShape, _ kind: FindingKind, _ subject: String) {
    let name = node.path.isEmpty ? "the value" : "`\(node.path)`"
    report(kind, at: node.location, "\(subject): \(name) is \(node.shown), but must be \(shape.words)")
  }
}

extension JSONShape {
  fileprivate func isMeant(by node: JSONNode) -> Bool {
    switch self {
    case .object, .map: node.isObject
    case .list: node.isArray
    default: accepts(node)
    }
  }

  fileprivate func accepts(_ node: JSONNode) -> Bool {
    switch self {
    case .any: true
    case .bool: node.bool != nil
    case .text: node.string != nil
    case .word(let words): node.string.map(words.contains) ?? false
    case .integer(let range): node.int.map(range.contains) ?? false
    case .number(let range): node.number.map(range.contains) ?? false
    case .null: node.isNull
    case .list, .object, .map, .either: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .any: "anything"
    case .bool: "true or false"
    case .text: "text"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .list: "a list"
    case .object, .map: "an object"
    case .either(let shapes): shapes.map(\.words).joined(separator: ", or ")
    case .null: "null"
    }
  }
}
