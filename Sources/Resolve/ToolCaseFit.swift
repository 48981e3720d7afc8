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
        problems.append(problem)
        continue
      }
      let test = contract.test(item, of: tool)
      if test.isCovered(by: before[item.members] ?? []) {
        problems.append(
          Problem(
            place: contract.origin.location(item.node), message: "`\(item.label)` has been asked before",
            help: "take this case out, or put it before the one that takes its answers"))
      }
      before[item.members, default: []].append(test)
    }
    return problems
  }

  private func problem(of item: ToolCall.Case) -> Problem? {
    guard let path = item.path else { return nil }
    func fault(at key: String = "if", _ message: String, notes: [String] = [], help: String? = nil) -> Problem {
      Problem(place: contract.origin.location(item.node, key), message: message, notes: notes, help: help)
    }
    guard path.root == .output, path.formatters.isEmpty, !path.path.isEmpty else {
      return fault("`\(path.text)` is no part of the answer", help: "write `output.NAME`")
    }
    guard var type = tool.output else {
      return fault("tool `\(tool.name)` declares no output", help: "declare `output:`")
    }
    var here = "output"
    var schema: JSONValue = [:]
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
      schema = contract.types.schema(of: next.type)
    }
    if item.comparesNumbers, item.value != nil {
      return fault(
        at: "is", "a case compares with `is` or with numbers, and this one does both",
        help: "take `is` out, or `at_least` and `below`")
    }
    let words: [String]
    switch type.form {
    case .integer:
      return problem(ofNumberIn: item, here, schema).map { fault(at: $0.key, $0.message, help: $0.help) }
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
    guard words.contains(item.wanted), item.wanted.utf8.allSatisfy(isNameByte) else {
      return fault(
        at: item.value == nil ? "if" : "is", "`\(here)` is never `\(item.wanted)`, as far as a call flow can tell",
        notes: [
          "its values: \(words.map { "`\($0)`" }.joined(separator: ", "))", "letters, digits, `_` and `-` can be told",
        ],
        help: nearest(to: item.wanted, among: words).map { "did you mean `\($0)`?" })
    }
    return nil
  }

  /// What is wrong with a case that looks at a whole number.
  private func problem(
    ofNumberIn item: ToolCall.Case, _ here: String, _ schema: JSONValue
  ) -> (key: String, message: String, help: String?)? {
    if let least = item.least, let limit = item.limit, least >= limit {
      return ("below", "no number is at least \(least) and below \(limit)", "let `below` be greater than `at_least`")
    }
    guard let numbers = contract.test(item, of: tool).numbers else {
      return item.value == nil
        ? ("if", "`\(here)` is a number, and nothing says which", "add `is`, `at_least` or `below`")
        : (
          "is", "`\(here)` is a number, which `\(item.wanted)` is not",
          "write a whole number from -\(PhoneFacts.greatestNumeral) to \(PhoneFacts.greatestNumeral)"
        )
    }
    guard let source = try? CompiledSchema(["allOf": [schema, AnswerTest.schema(of: numbers)]]),
      let nothing = try? CompiledSchema(false), case .holds = source.inclusion(in: nothing)
    else { return nil }
    let key = item.value != nil ? "is" : item.least != nil ? "at_least" : "below"
    return (key, "`\(item.label)` never holds, by the tool's schema", nil)
  }
}
