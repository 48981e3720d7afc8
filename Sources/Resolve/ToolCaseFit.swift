import Facts
import JSONSchemas
import JSONValues
import Language
import SchemaCompatibility
import SourceText

/// The cases of a step that calls a tool: whether the answer may hold what they look for.
extension ToolCallFit {
  /// The faults of the cases.
  public var cases: [Problem] {
    var problems: [Problem] = []
    /// What earlier cases ask, by path.
    var before: [[String]: [AnswerTest]] = [:]
    for item in call.cases {
      if let problem = problem(of: item) {
        // What is wrong with the tool or its answer is one thing, however many cases look there.
        if !problems.contains(where: { $0.message == problem.message }) { problems.append(problem) }
        continue
      }
      let test = contract.test(item, of: tool)
      if let message = cover(of: item, test, by: before[item.members] ?? []) {
        problems.append(
          Problem(
            place: contract.origin.location(item.node), message: message,
            help: "take this case out, or put it before the one that takes its answers"))
      }
      before[item.members, default: []].append(test)
    }
    return problems
  }

  /// Why no answer comes to a case whose own condition may hold.
  private func cover(of item: ToolCall.Case, _ test: AnswerTest, by others: [AnswerTest]) -> String? {
    if test.isCovered(by: others) { return "`\(item.label)` has been asked before" }
    guard let numbers = test.numbers, !others.isEmpty, let type = contract.type(at: item.members, of: tool),
      let schema = contract.types.schema(of: type)
    else { return nil }
    let left = AnswerTest.left(of: numbers, without: others)
    guard left.count <= 20, left.allSatisfy({ isOutside($0, schema) }) else { return nil }
    return "`\(item.label)` has been asked before, as far as the tool's schema has such numbers"
  }

  /// Whether a schema surely takes none of some numbers.
  func isOutside(_ numbers: ClosedRange<Int>, _ schema: JSONValue) -> Bool {
    guard let source = try? CompiledSchema(["allOf": [schema, AnswerTest.schema(of: numbers)]]),
      let nothing = try? CompiledSchema(false), case .holds = source.inclusion(in: nothing)
    else { return false }
    return true
  }

  /// What is wrong with a case, whose path stands under a key.
  func problem(of item: ToolCall.Case, under pathKey: String = "if") -> Problem? {
    guard let path = item.path else { return nil }
    func fault(at key: String? = nil, _ message: String, notes: [String] = [], help: String? = nil) -> Problem {
      Problem(place: contract.origin.location(item.node, key ?? pathKey), message: message, notes: notes, help: help)
    }
    if path.root == .output, let formatter = path.formatters.first {
      return fault(
        "a call flow compares what the tool answers, as it is, and not by `\(formatter.name)`",
        help: "take `|` and the formatter out")
    }
    guard path.root == .output, !path.path.isEmpty else {
      return fault("`\(path.text)` is no part of the answer", help: "write `output.NAME`")
    }
    guard var type = tool.output else {
      return fault("tool `\(tool.name)` declares no output", help: "declare `output:`")
    }
    var here = "output"
    for member in path.path {
      guard let next = type.member(member.name), member.name.utf8.allSatisfy(isNameByte) else {
        let names = type.members.map(\.name)
        return fault(
          "`\(here)` of tool `\(tool.name)` has no field `\(member.name)` that a call flow can look at",
          notes: names.isEmpty ? [] : ["its fields: \(names.map { "`\($0)`" }.joined(separator: ", "))"],
          help: nearest(to: member.name, among: names).map { "did you mean `\($0)`?" })
      }
      here += "." + member.name
      type = contract.types.value(of: next.type)
    }
    let schema = contract.types.schema(of: type) ?? [:]
    if item.comparesNumbers, item.value != nil {
      return fault(
        at: "is", "a case compares with `is` or with numbers, and this one does both",
        help: "take `is` out, or `at_least` and `below`")
    }
    if type.isWholeNumber {
      return problem(ofNumberIn: item, here, schema).map { fault(at: $0.key, $0.message, help: $0.help) }
    }
    let words: [String]
    switch type.form {
    case .boolean: words = ["true", "false"]
    case .enumeration(let values): words = values.compactMap(\.string)
    default:
      return fault(
        "`\(here)` is \(type.what), which a call flow can't compare",
        help: "look at a boolean, a word of a few (`enum`) or an integer")
    }
    if item.comparesNumbers {
      return fault(
        at: item.least == nil ? "below" : "at_least", "`\(here)` is \(type.what), and no number",
        help: "compare it with `is`")
    }
    let told = words.filter { $0.utf8.allSatisfy(isNameByte) }
    if told.contains(item.wanted) {
      guard case .word(let word) = contract.test(item, of: tool), let type = try? CompiledSchema(schema),
        !type.validate(word).isEmpty
      else { return nil }
      return fault(at: item.value == nil ? nil : "is", "`\(item.label)` never holds, by the tool's schema")
    }
    let others = words.count == told.count ? [] : ["only words of letters, digits, `_` and `-` can be told"]
    let notes =
      (told.isEmpty ? [] : ["values that can be told: \(told.map { "`\($0)`" }.joined(separator: ", "))"]) + others
    guard let value = item.value else {
      return fault("`\(here)` is one of a few words, and nothing says which", notes: notes, help: "add `is`")
    }
    return fault(
      at: "is", words.contains(value) ? "a call flow can't tell `\(value)`" : "`\(here)` is never `\(value)`",
      notes: notes,
      help: nearest(to: value, among: told).map { "did you mean `\($0)`?" })
  }

  /// What is wrong with a case that looks at a whole number.
  private func problem(
    ofNumberIn item: ToolCall.Case, _ here: String, _ schema: JSONValue
  ) -> (key: String?, message: String, help: String?)? {
    if let limit = item.limit, limit <= item.least ?? AnswerTest.allNumbers.lowerBound {
      return item.least.map {
        ("below", "no number is at least \($0) and below \(limit)", "let `below` be greater than `at_least`")
      } ?? ("below", "a call flow compares no number below \(limit)", "write a greater one")
    }
    guard let numbers = contract.test(item, of: tool).numbers else {
      return item.value == nil
        ? (nil, "`\(here)` is a number, and nothing says which", "add `is`, `at_least` or `below`")
        : (
          "is", "`\(item.wanted)` is not written as a whole number that a call flow compares",
          "write one from -\(PhoneFacts.greatestNumeral) to \(PhoneFacts.greatestNumeral)"
        )
    }
    if !isOutside(numbers, schema) { return nil }
    let key = item.value != nil ? "is" : item.least != nil ? "at_least" : "below"
    return (key, "`\(item.label)` never holds, by the tool's schema", nil)
  }
}
