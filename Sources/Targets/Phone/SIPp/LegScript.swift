import Facts
import Language
import Resolve

/// What the person on the line does on one way of a dialplan.
struct LegScript {
  enum Move: Hashable {
    /// The call is answered here, if it was not before.
    case answer
    case wait(milliseconds: Int)
    /// One key or several, one after the other.
    case press(String)
    /// Plays the sound of an answering machine.
    case greet
    /// Speaks without a pause, from the key before on, or until here.
    case speak, hush
    case hangUp
    /// The other side ends the call.
    case awaitEnd
    /// The other side ends the call: with a status of SIP, if it has not answered it.
    case refused(status: Int)
    /// The other side asks the person to call somebody else; they do, or don't.
    case beReferred(Bool)
  }

  private(set) var moves: [Move] = []
  /// How long the far end that the step connects to may speak, in seconds.
  private let limit: Int
  /// How often the question has been put again before.
  private let again: Again
  /// Whether the schedule of a step's `while` is closed as the step begins, so that nobody waits.
  private let isClosed: Bool
  /// Whether the call is answered as the step begins, if it was not before.
  private let isAnswered: Bool
  /// How long it takes to say what the step says before it does anything, in milliseconds.
  private let opening: Int
  /// How long the values take that whoever answers is told.
  private let told: Int

  struct Again {
    var noInput = 0
    var noMatch = 0
    var isNone: Bool { noInput + noMatch == 0 }

    /// After a way.
    mutating func count(_ outcome: String) {
      if outcome == "no_input:again" {
        noInput += 1
      } else if outcome == "no_match:again" {
        noMatch += 1
      } else if !isNone {
        self = Again()
      }
    }
  }

  static func moves(
    _ leg: ScenarioLeg, _ step: Step, again: Again = Again(), isClosed: Bool = false,
    said: SaidValues.Duration? = nil, _ contract: Contract
  ) -> [Move] {
    var script = LegScript(step, again: again, isClosed: isClosed, said: said, contract)
    script.go([leg], step) { _ in }
    return script.moves
  }

  /// The same of all ways of a step, behind other moves; `ends` is told where those of each end.
  static func write(
    _ legs: ArraySlice<ScenarioLeg>, _ step: Step, said: SaidValues.Duration?, _ contract: Contract,
    to moves: inout [Move], _ ends: (Int) -> Void
  ) {
    var script = LegScript(step, again: Again(), isClosed: false, said: said, contract)
    swap(&script.moves, &moves)
    script.go(legs, step, ends)
    swap(&script.moves, &moves)
  }

  private init(_ step: Step, again: Again, isClosed: Bool, said: SaidValues.Duration?, _ contract: Contract) {
    limit =
      switch step.act {
      case .connect(let connect): contract.agents[connect.agent]?.maxDuration?.seconds ?? 0
      case .stream(let streaming): streaming.max.seconds
      default: 0
      }
    self.again = again
    self.isClosed = isClosed
    told = said?.told ?? 0
    // A question that is put again is not entered anew.
    isAnswered = again.isNone && step.isSpeaking
    opening =
      again.isNone ? (step.disclose.count + (step.say?.soundCount ?? 0)) * BenchTimes.prompt + (said?.most ?? 0) : 0
  }

  private mutating func go(_ legs: ArraySlice<ScenarioLeg>, _ step: Step, _ ends: (Int) -> Void) {
    // What a step does is looked at once: each look copies it.
    switch step.act {
    case .none, .branch, .callBack, .emergency: each(legs, ends) { _, _ in }
    case .call(let call): each(legs, ends) { $0.ask(call, $1.outcome) }
    case .ask(let ask): each(legs, detects: again.isNone && ask.machine != nil, ends) { $0.question(ask, $1) }
    case .connect(let connect): each(legs, ends) { $0.farEnd($1.outcome, ringing: connect.timeout) }
    case .stream: each(legs, ends) { $0.farEnd($1.outcome) }
    case .transfer(let transfer): each(legs, ends) { $0.line(transfer, $1.outcome) }
    case .queue(let waiting): each(legs, ends) { $0.queue(waiting, $1) }
    case .refer: each(legs, ends) { $0.moves.append(.beReferred($1.outcome == "end")) }
    case .park(let parking): each(legs, ends) { $0.park(parking, $1.outcome) }
    case .conference(let meeting): each(legs, ends) { $0.meet(meeting, $1.outcome) }
    case .record(let message): each(legs, ends) { $0.leaveMessage(message, $1) }
    case .hangup(let reason):
      let status = Self.status(reason)
      each(legs, ends) { script, _ in script.moves.append(.refused(status: status)) }
    }
  }

  private mutating func each(
    _ legs: ArraySlice<ScenarioLeg>, detects: Bool = false, _ ends: (Int) -> Void,
    _ act: (inout LegScript, ScenarioLeg) -> Void
  ) {
    for leg in legs {
      if isAnswered { answer() }
      if detects { detect(leg.outcome == "machine") }
      wait(opening)
      act(&self, leg)
      ends(moves.count)
    }
  }

  private mutating func leaveMessage(_ message: Recording, _ leg: ScenarioLeg) {
    // However late the person is, the message is never silent: silence ends one, and an exchange gives up whoever sends nothing
    // meanwhile (Asterisk 22.10.1 after two seconds, 2026-11-27).
    moves.append(.speak)
    if message.greeting != .none { wait(BenchTimes.greeting) }
    wait(BenchTimes.tone)
    moves.append(.hush)
    press(String(PhoneFacts.messageEndKey))
    if leg.to == nil { moves.append(.awaitEnd) }
  }

  private mutating func question(_ ask: Ask, _ leg: ScenarioLeg) {
    switch leg.outcome {
    case "machine": break
    case "no_input":
      for _ in 0..<max((ask.noInput?.tries ?? 1) - again.noInput, 1) { silence(ask) }
    case "no_input:again": silence(ask)
    case "no_match":
      for _ in 0..<max((ask.noMatch?.tries ?? 1) - again.noMatch, 1) { press(wrongKey(ask)) }
    case "no_match:again": press(wrongKey(ask))
    case "too_many":
      let tries = ask.tooMany?.tries ?? PhoneFacts.usualTries
      // Wrong keys are quicker than silence; neither may come to its own limit.
      let wrong = min(tries, (ask.noMatch?.tries ?? 1) - 1)
      for _ in 0..<wrong { press(wrongKey(ask)) }
      for _ in wrong..<tries { silence(ask) }
    default: if let pattern = leg.answer { answer(ask, pattern) }
    }
  }

  private mutating func answer(_ ask: Ask, _ pattern: KeyPattern) {
    let example = pattern.example
    press(example)
    // A longer answer that begins alike is waited for.
    let isShort = ask.keys.contains { key in
      guard key.press.length > example.utf8.count, let places = key.press.places else { return false }
      return zip(places, example).allSatisfy { $0.contains($1) }
    }
    if isShort { wait(seconds(ask.between?.seconds ?? PhoneFacts.usualBetween)) }
  }

  private mutating func silence(_ ask: Ask) {
    wait(
      ask.prompt.soundCount * BenchTimes.prompt
        + seconds(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence) + BenchTimes.margin
    )
    wait((ask.noInput?.say?.soundCount ?? 0) * BenchTimes.prompt)
  }

  private func wrongKey(_ ask: Ask) -> String {
    String("9876543210#*".first { key in !ask.keys.contains { $0.press.begins(with: key) } } ?? "9")
  }

  /// A server that doesn't answer is waited for; one that does is quick.
  private mutating func ask(_ call: ToolCall, _ outcome: String) {
    switch outcome {
    case "timeout": wait(seconds(call.timeout?.seconds ?? PhoneFacts.usualToolWait) + BenchTimes.answer)
    case "no_number": break
    default: wait(BenchTimes.answer)
    }
  }

  /// An agent, or whoever is at a web socket: one that can't be reached is quick.
  private mutating func farEnd(_ outcome: String, ringing: Duration? = nil) {
    switch outcome {
    case "busy", "failed": wait(BenchTimes.refusal)
    case "no_answer": wait(BenchTimes.setUp + seconds(ringing?.seconds ?? PhoneFacts.usualRinging))
    case "time_limit":
      answer()
      wait(BenchTimes.setUp + seconds(limit))
    default:
      answer()
      wait(BenchTimes.setUp + BenchTimes.conversation)
    }
  }

  private mutating func line(_ transfer: Transfer, _ outcome: String) {
    let rung = transfer.order == .together ? 1 : transfer.destinations.count
    switch outcome {
    case "busy", "failed", "rejected", "unreachable": wait(BenchTimes.refusal * rung)
    case "no_answer":
      wait((BenchTimes.setUp + seconds(transfer.timeout?.seconds ?? PhoneFacts.usualRinging)) * rung)
    case "declined":
      wait((BenchTimes.telling(transfer, told: told) + PhoneFacts.screening * 1_000) * transfer.destinations.count)
    case PhoneFacts.leftOutcome:
      answer()
      wait(BenchTimes.refusal * (rung - 1) + untilTaken(transfer))
      // The two talk: the far end has answered, however late.
      wait(BenchTimes.setUp + BenchTimes.conversation / 2)
      if let key = transfer.leave { press(String(key.key)) }
    case "end":
      answer()
      wait(BenchTimes.refusal * (rung - 1) + untilTaken(transfer))
      leave()
    default:
      answer()
      wait(BenchTimes.refusal * (rung - 1) + untilTaken(transfer))
      let lasts = outcome == PhoneFacts.notTakenOutcome ? BenchTimes.passing : BenchTimes.conversation
      wait(BenchTimes.setUp + lasts)
    }
  }

  /// From the answer until the call is put through.
  private func untilTaken(_ transfer: Transfer) -> Int {
    BenchTimes.telling(transfer, told: told) + (transfer.screen == nil ? 0 : BenchTimes.key)
  }

  private mutating func queue(_ waiting: Waiting, _ leg: ScenarioLeg) {
    switch leg.outcome {
    case "full", "empty": break
    case "timeout": wait(seconds(waiting.timeout?.seconds ?? 0) + BenchTimes.margin)
    case PhoneFacts.closedOutcome: if !isClosed { wait(BenchTimes.closing + BenchTimes.margin) }
    case "end":
      wait(BenchTimes.margin)
      leave()
    case "completed": wait(BenchTimes.conversation + BenchTimes.margin)
    case PhoneFacts.notTakenOutcome: wait(BenchTimes.passing + BenchTimes.margin)
    default:
      wait(BenchTimes.margin)
      if let key = leg.answer { press(key.text) }
    }
  }

  private mutating func park(_ parking: Parking, _ outcome: String) {
    guard outcome == "end" || outcome == "completed" else {
      wait(seconds(parking.timeout?.seconds ?? PhoneFacts.usualParking) + BenchTimes.margin)
      return
    }
    wait(BenchTimes.deed + BenchTimes.margin)
    if outcome == "end" { leave() } else { wait(BenchTimes.conversation) }
  }

  private mutating func meet(_ meeting: Meeting, _ outcome: String) {
    if outcome == "wrong_pin" {
      for _ in 0..<(meeting.pin?.tries ?? PhoneFacts.usualPinTries) { press("#") }
      return
    }
    if let pin = meeting.pin {
      wait(BenchTimes.margin)
      // Whoever runs the scenario tells SIPp the digits.
      moves.append(.press("[\(BenchDescription.keyword(pin))]#"))
      wait(BenchTimes.key + BenchTimes.pin * BenchTimes.nextKey)
    }
    wait(BenchTimes.deed)
    if outcome == "end" { leave() } else { wait(BenchTimes.margin) }
  }

  /// The person hangs up.
  private mutating func leave() {
    wait(BenchTimes.margin * 2)
    moves.append(.hangUp)
  }

  // MARK: - Moves

  private mutating func answer() { moves.append(.answer) }

  private mutating func detect(_ isMachine: Bool) {
    if isMachine {
      moves.append(.greet)
      wait(MachineDetectionFile.longest + BenchTimes.machineSilence)
    } else {
      wait(MachineDetectionFile.longest)
    }
  }

  private mutating func wait(_ milliseconds: Int) {
    if milliseconds > 0 { moves.append(.wait(milliseconds: milliseconds)) }
  }

  /// Milliseconds of a wait, shortened as on the bench.
  private func seconds(_ seconds: Int) -> Int { min(seconds, PhoneFacts.testWait) * 1_000 }

  private mutating func press(_ keys: String) {
    wait(BenchTimes.margin)
    moves.append(.press(keys))
    wait(BenchTimes.key + (keys.utf8.count - 1) * BenchTimes.nextKey)
  }

  /// The answer to a call that is ended before it was answered.
  private static func status(_ reason: Step.Hangup) -> Int {
    PhoneFacts.hangupStatus[reason.rawValue] ?? 603
  }
}

extension Step {
  /// Whether the call must have been answered in this step: the caller hears something, or is handed over.
  var isSpeaking: Bool {
    if !disclose.isEmpty || say != nil { return true }
    switch act {
    case .ask, .refer, .record, .queue, .park, .conference: return true
    case .none, .branch, .connect, .transfer, .stream, .callBack, .call, .emergency, .hangup: return false
    }
  }
}
