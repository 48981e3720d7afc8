import Facts
import Findings
import JSONSchemas
import JSONValues
import Language
import Resolve

enum AnswersExpectation: Expectation {
  static let name =
    "that a tool's answer leads where the contract says, and one that is nothing of the kind where others go"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    for resolved in subject.resolved.dialplans {
      let calling = resolved.dialplan.steps.filter { if case .call = $0.act { true } else { false } }
      if calling.isEmpty { continue }
      let walk = FlowWalk.gone(resolved, exchange, subject)
      for step in calling {
        guard case .call(let call) = step.act, let context = walk.contexts[step.name] else { continue }
        let play = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: resolved.dialplan, step: step, context: context)
        check(call, play, walk, subject, &verdict)
      }
    }
  }

  /// An answer of one member: what it may be at the edges of each case, and what it should never be.
  private static func check(
    _ call: ToolCall, _ play: StepPlay, _ walk: FlowWalk, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let tool = subject.resolved.tool(call.tool) else { return }
    var paths: [[String]] = []
    for item in call.cases where !paths.contains(item.members) { paths.append(item.members) }
    for path in paths {
      let cases = call.cases.filter { $0.members == path }.map { (subject.resolved.test($0, of: tool), $0.next) }
      for text in texts(cases.map(\.0)) {
        guard let wanted = cases.first(where: { $0.0.takes(text) })?.1 ?? call.otherwise else { continue }
        var play = play
        play.answered = [path: text]
        let result = play.play("else")
        var isThere = false
        if case .left(let next, "s")? = result?.stop { isThere = walk.contexts[wanted] == next }
        verdict.expect(
          isThere, ConformanceFindings.dialplanWay,
          at: play.exchange.file.location(result?.player.last?.range ?? 0..<0),
          "with `\(text)` as `\(path.joined(separator: "."))` of the answer, step `\(play.step.name)` does not lead to step `\(wanted)`",
          declared: subject.place(of: "dialplan.\(play.dialplan.name)"))
      }
    }
  }

  /// What is tried of a member: of many edges as many as a person would look at, from one end to the other.
  ///
  /// `withWords`: the words themselves too.
  static func texts(_ tests: [AnswerTest], withWords: Bool = false) -> [String] {
    let words = tests.compactMap(\.heard).flatMap { (withWords ? [$0] : []) + [$0 + "x", "x" + $0, $0 + "\""] }
    let all = edges(of: tests).map { String($0) } + words
    let step = max(all.count / 100, 1)
    return stride(from: 0, to: all.count, by: step).map { all[$0] } + SpokenValuePlay.hostile + ["1234567890", "--5"]
  }

  /// The first and the last number of what is asked, and those beside them.
  static func edges(of tests: [AnswerTest]) -> [Int] {
    let numbers = tests.compactMap(\.numbers)
    return Set(numbers.flatMap { [$0.lowerBound - 1, $0.lowerBound, $0.upperBound, $0.upperBound + 1] }).sorted()
  }
}

extension AnswerTest {
  /// The word for which an exchange looks, which reads a boolean as a digit; nil for numbers.
  var heard: String? {
    guard case .word(let word) = self else { return nil }
    return word.bool.map { $0 ? "1" : "0" } ?? word.string
  }

  /// Whether an exchange that has read a member as a text should take it.
  func takes(_ text: String) -> Bool {
    if let heard { return text == heard }
    guard Self.numeral?.matches(text) == true, let number = Int(text) else { return false }
    return holds(.int(number))
  }

  private static let numeral = try? Pattern(PhoneFacts.numeralPattern)
}
