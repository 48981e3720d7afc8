import Findings
import JSONValues
import SourceText

/// What a run of the suite has counted and found so far.
struct Verdict {
  private(set) var checks = 0
  private(set) var findings: [Finding] = []

  /// One check. What is said of a failure is only worked out if there is one.
  /// - Parameter declared: where the contract says it.
  mutating func expect(
    _ holds: Bool, _ kind: FindingKind, at place: @autoclosure () -> Location?, _ message: @autoclosure () -> String,
    declared: @autoclosure () -> Location? = nil, help: @autoclosure () -> String? = nil
  ) {
    checks += 1
    if holds { return }
    report(kind, at: place(), message(), declared: declared(), help: help())
  }

  /// A finding of a check that is already counted.
  mutating func report(
    _ kind: FindingKind, at place: Location?, _ message: String, declared: Location? = nil, help: String? = nil
  ) {
    let related = declared.map { [Finding.Related($0, "the contract says it here")] } ?? []
    findings.append(Finding(kind, at: place, message, related: related, help: help))
  }

  /// Counts checks that were made while a file was read.
  mutating func count(_ checks: Int) { self.checks += checks }
}

/// What several checks of one thing have in common.
struct Claim {
  let kind: FindingKind
  /// What is judged, as it stands in a message: "tool `create_ticket`".
  let subject: String
  /// Where the contract declares it.
  var declared: Location?

  init(_ kind: FindingKind, _ subject: String, declared: Location? = nil) {
    self.kind = kind
    self.subject = subject
    self.declared = declared
  }
}

extension Verdict {
  /// One check: a member of an object is what follows from the contract; nil: it must not be there. The finding stands
  /// at the first place where the two differ.
  mutating func expect(
    _ object: JSONNode, _ key: String, _ expected: JSONValue?, _ claim: Claim, because: @autoclosure () -> String
  ) {
    checks += 1
    guard let actual = object[key] else {
      guard let expected else { return }
      report(
        claim.kind, at: object.location,
        "`\(key)` of \(claim.subject) is missing; \(because()) makes it \(expected.shown)", declared: claim.declared)
      return
    }
    guard let expected else {
      report(
        claim.kind, at: object.location(ofKey: key),
        "`\(key)` of \(claim.subject) is \(actual.shown), but \(because()) leaves it out", declared: claim.declared)
      return
    }
    compare(actual, expected, claim, because: because)
  }

  /// One check: a value is what follows from the contract.
  mutating func expect(
    _ actual: JSONNode, is expected: JSONValue, _ claim: Claim, because: @autoclosure () -> String
  ) {
    checks += 1
    compare(actual, expected, claim, because: because)
  }

  private mutating func compare(_ actual: JSONNode, _ expected: JSONValue, _ claim: Claim, because: () -> String) {
    guard let difference = Difference.first(between: actual, and: expected) else { return }
    report(
      claim.kind, at: difference.place, "\(claim.subject): \(difference.words); \(because()) says otherwise",
      declared: claim.declared)
  }
}

/// Where a value in a file first differs from the one that was expected.
struct Difference {
  let place: Location
  let words: String

  static func first(between actual: JSONNode, and expected: JSONValue) -> Difference? {
    switch expected {
    case .object(let object) where actual.isObject:
      for member in object {
        guard let value = actual[member.key] else {
          return Difference(place: actual.location, words: "`\(path(actual, member.key))` is missing")
        }
        if let difference = first(between: value, and: member.value) { return difference }
      }
      for member in actual.members where object[member.key] == nil {
        return Difference(
          place: actual.location(ofKey: member.key), words: "`\(member.value.path)` should not be there")
      }
      return nil
    case .array(let values) where actual.isArray:
      let elements = actual.elements
      for (element, value) in zip(elements, values) {
        if let difference = first(between: element, and: value) { return difference }
      }
      if elements.count > values.count {
        let extra = elements[values.count]
        return Difference(place: extra.location, words: "`\(extra.path)` is \(extra.shown), which should not be there")
      }
      if elements.count < values.count {
        return Difference(
          place: actual.location, words: "`\(actual.path)` lacks \(values[elements.count].shown)")
      }
      return nil
    default:
      if isSame(actual, expected) { return nil }
      return Difference(
        place: actual.location, words: "`\(actual.path)` is \(actual.shown), not \(expected.shown)")
    }
  }

  private static func path(_ node: JSONNode, _ key: String) -> String {
    node.path.isEmpty ? key : "\(node.path).\(key)"
  }

  private static func isSame(_ actual: JSONNode, _ expected: JSONValue) -> Bool {
    switch expected {
    case .string(let text): actual.string == text
    case .int(let number): actual.number == Double(number)
    case .double(let number): actual.number == number
    case .bool(let flag): actual.bool == flag
    case .null: actual.isNull
    case .array, .object: false
    }
  }
}
