import Facts
import Findings
import Language
import Resolve

/// Whom those who answer may pass a caller on to, and what becomes of the call then.
extension FlowWalk {
  func checkPassing(_ play: StepPlay, _ verdict: inout Verdict) {
    let numbers = play.step.passing
    checkQueue(play, &verdict)
    if numbers.isEmpty { return }
    let edges = resolved.edges(from: play.step.name)
    let over = edges.first { $0.outcome == "completed" || $0.outcome == "end" }?.outcome ?? "end"
    guard let begun = play.play(over)?.player else { return }
    let told = begun.played.firstIndex { $0.arguments.hasPrefix("__TRANSFER_CONTEXT=") }
    let call = begun.played.firstIndex { $0.application == "Dial" || $0.application == "Queue" }
    let name = begun.text.variables["TRANSFER_CONTEXT"] ?? ""
    let context = exchange.plan.contexts[name]
    let dialled = Set(context?.order.filter(Self.canBeDialled) ?? [])
    let place = exchange.plan.contexts[play.context]?.range ?? 0..<0
    expectPassing(
      told != nil && told ?? 0 < call ?? 0 && dialled == Set(numbers.map(\.number)), context?.range ?? place,
      "whoever answers in step `\(play.step.name)` does not reach the contract's numbers, and no others", &verdict)
    guard context != nil, dialled == Set(numbers.map(\.number)) else { return }
    for number in numbers {
      checkBlind(number, name, play, begun.text, over, &verdict)
      checkAttended(number, name, play, &verdict)
    }
  }

  /// Whether somebody can key it in, or it has a meaning of its own.
  private static func canBeDialled(_ exten: String) -> Bool {
    exten.hasPrefix("_") || exten.utf8.count == 1 || exten.allSatisfy { "0123456789*#+ABCDabcd-".contains($0) }
  }

  private func expectPassing(
    _ holds: Bool, _ range: Range<Int>, _ message: @autoclosure () -> String, _ verdict: inout Verdict
  ) {
    verdict.expect(
      holds, ConformanceFindings.dialplanWay, at: exchange.file.location(range), message(), declared: declared)
  }

  /// A queue's callers can't do it, nor can members whose step does not say so; and the call goes on afterwards.
  private func checkQueue(_ play: StepPlay, _ verdict: inout Verdict) {
    for queue in exchange.plan.contexts[play.context]?.extensions.values.flatMap({ $0 }) ?? []
    where queue.application == "Queue" {
      let options = LeavingExpectation.options(of: queue)
      expectPassing(
        options.intersection(LeavingExpectation.keyed) == play.step.keyOptions
          && (play.step.passing.isEmpty || options.contains("c")), queue.range,
        "the keys that do something while step `\(play.step.name)` puts a call through are not the contract's", &verdict
      )
    }
  }

  private func rings(_ number: ShortNumber, _ dials: [CallPlan.Priority], _ play: StepPlay) -> Bool {
    guard dials.count == 1, let line = subject.contract.destinations[number.destination] else { return false }
    let parts = dials[0].arguments.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    var seconds = PhoneFacts.usualRinging
    if case .transfer(let transfer) = play.step.act { seconds = transfer.timeout?.seconds ?? seconds }
    return exchange.reaches(String(parts[0]), line) && parts.count > 1 && parts[1] == "\(seconds)"
      && LeavingExpectation.options(of: dials[0]).isDisjoint(with: LeavingExpectation.keyed)
  }

  /// The caller's own channel comes to the number, with all that is set on it.
  private func checkBlind(
    _ number: ShortNumber, _ context: String, _ play: StepPlay, _ text: CallPlanText, _ over: String,
    _ verdict: inout Verdict
  ) {
    for outcome in PhoneFacts.transferOutcomes + ["completed"] {
      var player = play.begin()
      // Where a schedule closes, the step was played at some other moment.
      let now = player.text.now
      player.text = text
      player.text.now = now
      player.dialled = StepPlay.leg(outcome, limit: nil)
      let stop = player.play(context, number.number)
      let dials = player.played.filter { $0.application == "Dial" }
      let wanted = outcome == "completed" ? over : PhoneFacts.notTakenOutcome
      let next = resolved.edges(from: play.step.name).first { $0.outcome == wanted }?.to
      var isRight = stop == .hungUp && next == nil
      if case .left(let left, "s") = stop, let next { isRight = contexts[next] == left }
      expectPassing(
        rings(number, dials, play)
          && dials.allSatisfy { LeavingExpectation.options(of: $0) == ["g", "U"] && play.playUp($0) },
        dials.first?.range ?? exchange.plan.contexts[context]?.range ?? 0..<0,
        "`\(number.number)` of step `\(play.step.name)` does not put the caller through to `\(number.destination)`",
        &verdict)
      expectPassing(
        isRight, player.last?.range ?? 0..<0,
        "`\(outcome)` of a caller who was passed on by step `\(play.step.name)` does not come to \(next.map { "`\($0)`" } ?? "the end")",
        &verdict)
    }
  }

  /// A new channel comes there, for the one who asks; what it may tell the caller's is that nobody has taken the call.
  private func checkAttended(
    _ number: ShortNumber, _ context: String, _ play: StepPlay, _ verdict: inout Verdict
  ) {
    for isThere in [true, false] {
      var player = CallPlanPlayer(exchange.plan)
      player.text.variables["TRANSFERERNAME"] = "PJSIP/first-00000001"
      if isThere { player.text.variables["IMPORT(PJSIP/first-00000001,CHANNEL(name))"] = "PJSIP/first-00000001" }
      player.dialled = StepPlay.leg("busy", limit: nil)
      let stop = player.play(context, number.number)
      let dials = player.played.filter { $0.application == "Dial" }
      let isTold = player.text.variables["MASTER_CHANNEL(LEG_PASSED)"] == "no"
      expectPassing(
        rings(number, dials, play) && !LeavingExpectation.options(of: dials[0]).contains("g"),
        dials.first?.range ?? exchange.plan.contexts[context]?.range ?? 0..<0,
        "who asks by `\(number.number)` of step `\(play.step.name)` does not reach `\(number.destination)`", &verdict)
      expectPassing(
        stop == .hungUp && isTold != isThere, player.last?.range ?? 0..<0,
        isThere
          ? "a caller of step `\(play.step.name)` who comes back counts as passed on"
          : "a caller of step `\(play.step.name)` who was passed on to nobody is not noticed", &verdict)
    }
  }
}
