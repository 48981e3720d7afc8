import Findings
import Language
import Resolve

enum CallsBeforeExpectation: Expectation {
  static let name = "that the calls of a number are counted in their span of time, and forgotten after it"
  private static let kind = ConformanceFindings.dialplanCalls

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    for resolved in subject.resolved.dialplans where !resolved.dialplan.spansOfCalls.isEmpty {
      let walk = FlowWalk.gone(resolved, exchange, subject)
      guard let entry = walk.entry() else { continue }
      for seconds in resolved.dialplan.spansOfCalls {
        checkKept(within: seconds, resolved.dialplan, entry, exchange, subject, &verdict)
      }
      for step in resolved.dialplan.steps {
        guard case .branch(let branch) = step.act, let context = walk.contexts[step.name] else { continue }
        var play = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: resolved.dialplan, step: step, context: context)
        play.entry = entry
        checkCounts(branch, play, walk, subject, &verdict)
      }
    }
  }

  /// One call less leads another way.
  private static func checkCounts(
    _ branch: Branch, _ play: StepPlay, _ walk: FlowWalk, _ subject: Subject, _ verdict: inout Verdict
  ) {
    for item in branch.cases {
      guard case .calledBefore(let most, let span)? = item.test else { continue }
      for count in [most - 1, most] {
        let held = branch.held(after: count, within: span.seconds)
        let wanted = held.map { branch.cases[$0].next } ?? branch.otherwise ?? ""
        let result = play.play(branch, after: count, within: span.seconds)
        var isThere = false
        if case .left(let next, "s") = result.stop { isThere = walk.contexts[wanted] == next }
        verdict.expect(
          isThere, kind, at: play.exchange.file.location(result.player.last?.range ?? 0..<0),
          "who has called \(count) times within \(span.words) does not come from step `\(play.step.name)` to step `\(wanted)`",
          declared: subject.place(of: "dialplan.\(play.dialplan.name)"))
      }
    }
  }

  /// What is kept of callers: digits, where `control.json` says it, and in no other span.
  private static func checkKept(
    within seconds: Int, _ dialplan: Dialplan, _ entry: String, _ exchange: ExchangeFiles, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let (first, last) = CallHistory.span(of: seconds)
    var history = CallHistory(exchange.plan, entry: entry)
    func expect(_ isSo: Bool, _ message: String) {
      verdict.expect(
        isSo, kind, at: exchange.file.location(history.last?.range ?? 0..<0), message,
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
    let told = subject.files.json("phone/control.json")?["retention"]
    let families = (told?.elements ?? []).compactMap { item in
      item["what"]?.string == "numbers" && item["dialplan"]?.string == dialplan.name ? item["where"]?.string : nil
    }
    history.call(from: "+12125550143", at: first)
    history.call(from: "+12125550144", at: first)
    history.call(from: "+12125550145", at: last)
    for key in history.kept.keys.sorted() {
      let path = key.dropFirst("DB(".count).dropLast()
      expect(
        path.utf8.allSatisfy { $0.isNameByte || $0 == 0x2F },
        "more of a caller's number than its digits is kept: `\(path)`")
      verdict.expect(
        families.contains { "astdb/\(path)".hasPrefix($0 + "/") }, kind, at: told?.location ?? exchange.file.start,
        "`\(path)` is kept in the exchange's database, and nothing says so",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
    let before = history.kept.keys.sorted()
    history.call(from: "", at: last)
    expect(before == history.kept.keys.sorted(), "something is kept of a caller who shows no number")
    history.call(from: "+12125550146", at: last + 1)
    // Of several spans longer ones may go on.
    let running = dialplan.spansOfCalls.count { last + 1 - (last + 1) % $0 <= first }
    for number in ["12125550143", "12125550144"] {
      expect(
        history.kept.keys.count { $0.contains(number) } == running,
        "a number is not forgotten by the first call after its \(seconds) seconds")
    }
  }
}
