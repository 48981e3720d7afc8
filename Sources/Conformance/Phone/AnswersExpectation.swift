import Facts
import Findings
import Language
import Resolve

enum AnswersExpectation: Expectation {
  static let name =
    "that a tool's answer leads where the contract says, and one that is nothing of the kind where others go"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = ExchangeFiles(subject) else { return }
    for resolved in subject.resolved.dialplans {
      let calling = resolved.dialplan.steps.filter { if case .call = $0.act { true } else { false } }
      if calling.isEmpty { continue }
      // Where the steps stand follows from the walk; what it finds is told by the check of ways.
      var walk = FlowWalk(resolved, exchange, subject)
      var unheard = Verdict()
      walk.check(&unheard)
      for step in calling {
        guard case .call(let call) = step.act, let context = walk.contexts[step.name] else { continue }
        let play = StepPlay(
          exchange: exchange, contract: subject.contract, dialplan: resolved.dialplan, step: step, context: context)
        check(call, play, walk, subject, &verdict)
      }
    }
  }

  /// An answer of one member: what it may be at the edges of each case, and what it should never be.
  private static func check(
    _ call: ToolCall, _ play: StepPlay, _ walk: FlowWalk, _ subject: Subject, _ verdict: inout Verdict
  ) {
    var paths: [[String]] = []
    for item in call.cases where !paths.contains(item.members) { paths.append(item.members) }
    for path in paths {
      let cases = call.cases.filter { $0.members == path }
      let words = cases.filter { !$0.comparesNumbers }.flatMap { ["\($0.wanted)x", "x\($0.wanted)", "\($0.wanted)\""] }
      for text in call.edges(of: path).map({ String($0) }) + SpokenValuePlay.hostile + ["1234567890", "--5"] + words {
        let number = Int(text).flatMap { "\($0)" == text && abs($0) <= PhoneFacts.greatestNumeral ? $0 : nil }
        let held = number.flatMap { number in cases.first { $0.holds(number) } }
        guard let wanted = held?.next ?? call.otherwise else { continue }
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
}

extension ToolCall {
  /// The numbers at the edges of what the cases of a path ask: the first and the last of each, and those beside them.
  func edges(of path: [String]) -> [Int] {
    let limits = cases.filter { $0.members == path }.flatMap { item in
      item.comparesNumbers ? [item.least, item.limit].compactMap(\.self) : Int(item.wanted).map { [$0, $0 + 1] } ?? []
    }
    return Set(limits.flatMap { [$0, $0 - 1] }).sorted()
  }
}
