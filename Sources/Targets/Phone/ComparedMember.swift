import Facts
import Language
import Resolve

/// A member of a tool's answer that switches compare later, and what an exchange keeps of it: nothing but what they look for.
struct ComparedMember {
  let step: String
  let path: [String]
  /// What the member must be like as the exchange reads it.
  let pattern: String

  var source: SpokenValue.Source { .answer(step, path) }

  /// All that tests of switches ask for, each once, in order.
  static func all(_ tests: [Branch.Case.Test], in graph: CallGraph, _ contract: ResolvedContract) -> [ComparedMember] {
    var found: [(step: String, path: [String], words: [String], isNumber: Bool)] = []
    for test in tests {
      guard case .value(.answer(let step, let path), _) = test, let wanted = contract.test(test, in: graph) else {
        continue
      }
      let place = found.firstIndex { $0.step == step && $0.path == path } ?? found.count
      if place == found.count { found.append((step, path, [], false)) }
      guard let word = wanted.read else {
        found[place].isNumber = true
        continue
      }
      if !found[place].words.contains(word) { found[place].words.append(word) }
    }
    return found.map { member in
      let words = member.words.count == 1 ? member.words[0] : "(\(member.words.joined(separator: "|")))"
      return ComparedMember(
        step: member.step, path: member.path, pattern: member.isNumber ? PhoneFacts.numeralPattern : "^\(words)$")
    }
  }
}

extension AnswerTest {
  /// The word for which an exchange looks, which reads a boolean as a digit; nil for numbers.
  var read: String? {
    guard case .word(let word) = self else { return nil }
    return word.bool.map { $0 ? "1" : "0" } ?? word.string
  }
}

extension ResolvedContract {
  /// What a test of a switch asks of a tool's answer, or of a variable of the call; nil if it asks something else.
  func test(_ test: Branch.Case.Test, in graph: CallGraph) -> AnswerTest? {
    if case .value(.variable(let name), let wanted) = test { return graph.dialplan.variables[name]?.test(wanted) }
    guard case .value(.answer(let step, let path), let wanted) = test, let place = graph.place(of: step),
      case .call(let call) = graph.steps[place].act, let tool = tool(call.tool)
    else { return nil }
    return self.test(ToolCall.Case(path, wanted), of: tool)
  }
}

extension PhonePlan.Flow {
  /// What switches compare of the answers to a step that calls a tool.
  func compared(of step: Step) -> [ComparedMember] { compared.filter { $0.step == step.name } }
}

extension PhoneNames {
  /// The variable of an exchange that holds what a switch compares: keys, what is kept of a tool's answer, or a variable of the
  /// call; or nothing.
  static func value(_ source: SpokenValue.Source, _ flow: PhonePlan.Flow) -> String {
    if case .variable(let name) = source { return variable(flow, name) }
    guard case .answer(let step, let path) = source else { return keys(flow, source.step) }
    let place = flow.compared.firstIndex { $0.step == step && $0.path == path } ?? -1
    return "TOLD_\((flow.graph.place(of: step) ?? -1) + 1)_\(place + 1)"
  }
}
