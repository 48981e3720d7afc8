import Facts
import JSONValues
import Language

/// What a case of a call flow asks of a member of a tool's answer.
public enum AnswerTest: Sendable, Equatable {
  /// It is this word or boolean.
  case word(JSONValue)
  /// It is one of these whole numbers.
  case range(ClosedRange<Int>)

  /// The numbers for which it holds; nil if it asks for a word.
  public var numbers: ClosedRange<Int>? { if case .range(let numbers) = self { numbers } else { nil } }

  /// Whether a member passes.
  public func holds(_ value: JSONValue) -> Bool {
    switch self {
    case .word(let wanted): value == wanted
    case .range(let numbers): value.int.map(numbers.contains) ?? false
    }
  }

  /// Whether whatever passes would have passed one of some others.
  func isCovered(by others: [AnswerTest]) -> Bool {
    guard let numbers else { return others.contains(self) }
    return Self.left(of: numbers, without: others).isEmpty
  }

  /// The numbers that pass none of some tests, in ascending order.
  static func left(of numbers: ClosedRange<Int>, without tests: [AnswerTest]) -> [ClosedRange<Int>] {
    tests.compactMap(\.numbers).reduce([numbers]) { left, taken in
      left.flatMap { piece -> [ClosedRange<Int>] in
        guard piece.overlaps(taken) else { return [piece] }
        let before = piece.lowerBound < taken.lowerBound ? [piece.lowerBound...(taken.lowerBound - 1)] : []
        let after = piece.upperBound > taken.upperBound ? [(taken.upperBound + 1)...piece.upperBound] : []
        return before + after
      }
    }
  }

  /// Some whole numbers, as a schema.
  static func schema(of numbers: ClosedRange<Int>) -> JSONValue {
    ["type": "integer", "minimum": .int(numbers.lowerBound), "maximum": .int(numbers.upperBound)]
  }

  /// The numbers between two bounds, of which either may lack.
  static func numbers(atLeast least: Int?, below limit: Int?) -> AnswerTest {
    let last = limit.map { $0 - 1 } ?? allNumbers.upperBound
    let first = least ?? allNumbers.lowerBound
    // A case for no number is a finding of its own.
    return .range(min(first, last)...last)
  }

  /// All numbers that a call flow compares.
  static let allNumbers = -PhoneFacts.greatestNumeral...PhoneFacts.greatestNumeral
}

extension ValueType {
  /// The first and the last number of a span that there is by the type's bounds; nil if there is none.
  func ends(of span: ClosedRange<Int>) -> ClosedRange<Int>? {
    var (first, last) = (span.lowerBound, span.upperBound)
    if let least = keywords["minimum"]?.int { first = max(first, least) }
    if let least = keywords["exclusiveMinimum"]?.int { first = max(first, min(least, span.upperBound) + 1) }
    if let most = keywords["maximum"]?.int { last = min(last, most) }
    if let most = keywords["exclusiveMaximum"]?.int { last = min(last, max(most, span.lowerBound) - 1) }
    // Of steps that are longer than all numbers only 0 is left.
    if let step = keywords["multipleOf"]?.int.map({ min($0, 4 * PhoneFacts.greatestNumeral) }), step > 1, first <= last
    {
      let over = (first % step + step) % step
      first += over == 0 ? 0 : min(step - over, span.upperBound - span.lowerBound + 1)
      last -= (last % step + step) % step
    }
    return first <= last ? first...last : nil
  }

  /// Whether every value is a whole number.
  var isWholeNumber: Bool {
    switch form {
    case .integer: true
    case .enumeration(let values): !values.isEmpty && values.allSatisfy { $0.int != nil }
    default: false
    }
  }
}

extension ResolvedContract {
  /// The type of a member of a tool's answer, by the names below its output; nil if there is none.
  func type(at path: [String], of tool: ResolvedTool) -> ValueType? {
    path.reduce(tool.output) { type, name in type?.member(name).map { types.value(of: $0.type) } }
  }

  /// What the answer must hold for a case to be taken: a boolean or a number where the tool's output has one, else a word.
  public func test(_ item: ToolCall.Case, of tool: ResolvedTool) -> AnswerTest {
    if item.comparesNumbers { return .numbers(atLeast: item.least, below: item.limit) }
    let type = type(at: item.members, of: tool)
    if type?.isWholeNumber == true, let number = Int(item.wanted), String(number) == item.wanted,
      AnswerTest.allNumbers.contains(number)
    {
      return .range(number...number)
    }
    if case .boolean? = type?.form { return .word(.bool(item.wanted == "true")) }
    return .word(.string(item.wanted))
  }
}
