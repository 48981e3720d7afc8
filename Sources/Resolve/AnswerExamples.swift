import JSONSchemas
import JSONValues
import Language

/// An answer of a tool for who tries a flow: the way by which its step is left, and what holds of it in a switch afterwards.
public struct AnswerExample: Sendable {
  /// `if:…` or `else`.
  public let outcome: String
  /// The value that the server answers with.
  public let content: JSONObject
  /// The tests of switches that it passes.
  public let passes: Set<Branch.Case.Test>
}

extension ResolvedContract {
  /// After how many answers to one way not all are tried together: then each member is tried by itself.
  private static let mostAnswers = 64

  /// Answers by which a step is left by each of its ways, the usual one of a way first: one for each way where no switch asks for
  /// the answer later, else as many as switches can tell apart.
  ///
  /// - Parameters:
  ///   - values: What the flow says of the step's answers.
  ///   - asked: What switches ask of them.
  public func answers(to call: ToolCall, saying values: [SpokenValue], asked: [Branch.Case.Test]) -> [AnswerExample] {
    guard let tool = tool(call.tool) else { return [] }
    var members: [ComparedMember] = []
    for case .value(.answer(_, let path), _) in asked {
      if !members.contains(where: { $0.path == path }) { members.append(ComparedMember(path: path)) }
    }
    for place in members.indices {
      for test in asked {
        guard case .value(.answer(_, members[place].path), let wanted) = test else { continue }
        members[place].tests.append((test, self.test(ToolCall.Case(members[place].path, wanted), of: tool)))
      }
    }
    let outcomes = call.cases.map { "if:\($0.label)" } + ["else"]
    return outcomes.flatMap { outcome -> [AnswerExample] in
      guard let usual = answer(to: call, outcome, saying: values) else { return [] }
      let taken = call.cases.firstIndex { "if:\($0.label)" == outcome }
      let choices = members.map { self.choices($0, usual, taken, call, tool) }
      return Self.combined(choices).map { chosen in
        var content = usual
        for (member, value) in zip(members, chosen) {
          if let value { content.put(value, at: member.path[...]) }
        }
        let passes = members.flatMap { member in
          member.tests.filter { $0.wanted.holds(content, at: member.path) }.map(\.test)
        }
        return AnswerExample(outcome: outcome, content: content, passes: Set(passes))
      }
    }
  }

  /// A member that switches ask for, and what they ask.
  private struct ComparedMember {
    let path: [String]
    var tests: [(test: Branch.Case.Test, wanted: AnswerTest)] = []
  }

  /// Values of a member that switches tell apart, and with which a step is still left by its way; nil leaves the usual answer as it
  /// is. `none`: the place of one that no switch looks for.
  private func choices(
    _ member: ComparedMember, _ usual: JSONObject, _ taken: Int?, _ call: ToolCall, _ tool: ResolvedTool
  ) -> Choices {
    let refused = call.cases[..<(taken ?? call.cases.endIndex)].filter { $0.members == member.path }
      .map { test($0, of: tool) }
    let decided = taken.flatMap { call.cases[$0].members == member.path ? test(call.cases[$0], of: tool) : nil }
    guard let type = type(at: member.path, of: tool), let schema = types.schema(of: type),
      let source = try? CompiledSchema(schema)
    else { return Choices(values: [nil]) }
    let isNone = member.tests.map { _ in false }
    var choices = Choices()
    var seen: Set<[Bool]> = []
    func add(_ value: JSONValue?, _ passes: [Bool]) {
      guard seen.insert(passes).inserted else { return }
      if passes == isNone { choices.none = choices.values.count }
      choices.values.append(value)
    }
    let said = JSONValue.object(usual)[path: member.path]
    if said != nil { add(nil, member.tests.map { $0.wanted.holds(usual, at: member.path) }) }
    let numbers = (refused + [decided].compactMap(\.self) + member.tests.map(\.wanted)).compactMap(\.numbers)
    for value in type.examples(apart: numbers) {
      let isFine =
        decided?.holds(value) != false && !refused.contains { $0.holds(value) } && source.validate(value).isEmpty
      if isFine { add(value, member.tests.map { $0.wanted.holds(value) }) }
    }
    // A word that the schema does not have is one of a later version of the server; so is an answer without the member.
    if decided == nil, said == nil { add(nil, isNone) }
    return choices.values.isEmpty ? Choices(values: [nil]) : choices
  }

  private struct Choices {
    var values: [JSONValue?] = []
    var none = 0
  }

  private static func combined(_ choices: [Choices]) -> [[JSONValue?]] {
    let count = choices.reduce(1) { min($0 * $1.values.count, mostAnswers + 1) }
    if count <= mostAnswers {
      return choices.reduce([[]]) { all, next in all.flatMap { some in next.values.map { some + [$0] } } }
    }
    let others = choices.map { $0.values[$0.none] }
    return [others]
      + choices.indices.flatMap { place in
        choices[place].values.indices.filter { $0 != choices[place].none }.map { number in
          var some = others
          some[place] = choices[place].values[number]
          return some
        }
      }
  }
}

extension AnswerTest {
  /// Whether it holds of an answer.
  func holds(_ answer: JSONObject, at path: [String]) -> Bool {
    JSONValue.object(answer)[path: path].map(holds) ?? false
  }
}

extension ValueType {
  /// Values of the type: all words and booleans; of numbers one for each span that the given ones tell apart.
  fileprivate func examples(apart spans: [ClosedRange<Int>]) -> [JSONValue] {
    switch form {
    case .boolean: return [true, false]
    case .enumeration(let values): return values
    default: break
    }
    var edges = Set([AnswerTest.allNumbers.lowerBound])
    for span in spans {
      edges.insert(span.lowerBound)
      edges.insert(span.upperBound + 1)
    }
    let sorted = edges.sorted() + [AnswerTest.allNumbers.upperBound + 1]
    return zip(sorted, sorted.dropFirst()).compactMap { first, next in
      first < next ? ends(of: first...(next - 1)).map { .int($0.lowerBound) } : nil
    }
  }
}
