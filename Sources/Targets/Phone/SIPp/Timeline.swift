import Facts
import Language
import Resolve

/// What the person on the line does, and when.
struct Timeline {
  enum Action: Hashable {
    case wait(milliseconds: Int)
    case press(Character)
    /// Plays the sound of an answering machine.
    case greet
    case hangUp
    /// The other side ends the call.
    case awaitEnd
    /// The call is refused before it was answered.
    case refused(status: Int)
  }

  private(set) var actions: [Action] = []
  /// How long it all takes at most.
  private(set) var milliseconds = 0
  private(set) var isAnswered: Bool
  private var pending = 0
  private let flow: PhonePlan.Flow
  private let contract: Contract

  init(_ path: ScenarioPath, flow: PhonePlan.Flow, contract: Contract) {
    self.flow = flow
    self.contract = contract
    isAnswered = flow.dialplan.direction == .outbound
    var previous: Int?
    for leg in path.legs {
      // A question that is put again is not entered anew.
      go(leg, isEntering: previous != leg.from || !path.isAgain(before: leg))
      previous = leg.from
    }
  }

  private mutating func go(_ leg: ScenarioLeg, isEntering: Bool) {
    let step = flow.graph.steps[leg.from]
    if isEntering {
      if step.isSpeaking { answer() }
      if case .ask(let ask) = step.act, ask.machine != nil { detect(leg.outcome == "machine") }
      wait((step.disclose.count + (step.say == nil ? 0 : 1)) * BenchTimes.prompt)
    }
    switch step.act {
    case .none, .branch: break
    case .ask(let ask): question(ask, leg.outcome)
    case .connect(let connect): agent(connect, leg.outcome)
    case .transfer(let transfer): line(transfer, leg.outcome)
    case .record:
      wait(BenchTimes.tone)
      press(PhoneFacts.messageEndKey)
      if leg.to == nil { actions.append(.awaitEnd) }
    case .hangup(let reason): actions.append(isAnswered ? .awaitEnd : .refused(status: Self.status(reason)))
    }
  }

  private mutating func question(_ ask: Ask, _ outcome: String) {
    switch outcome {
    case "machine": break
    case "no_input":
      for _ in 0..<(ask.noInput?.tries ?? 1) { silence(ask) }
    case "no_input:again": silence(ask)
    case "no_match":
      for _ in 0..<(ask.noMatch?.tries ?? 1) { press(wrongKey(ask)) }
    case "no_match:again": press(wrongKey(ask))
    default: if let key = outcome.last { press(key) }
    }
  }

  private mutating func silence(_ ask: Ask) {
    wait(
      BenchTimes.prompt + (ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence) * 1_000 + BenchTimes.margin
    )
    if ask.noInput?.say != nil { wait(BenchTimes.prompt) }
  }

  private func wrongKey(_ ask: Ask) -> Character {
    "9876543210#*".first { key in !ask.keys.contains { $0.press == key } } ?? "9"
  }

  private mutating func agent(_ connect: Connect, _ outcome: String) {
    switch outcome {
    case "busy", "failed": wait(BenchTimes.refusal)
    case "no_answer": wait((connect.timeout?.seconds ?? PhoneFacts.usualRinging) * 1_000)
    case "time_limit":
      answer()
      wait((contract.agents[connect.agent]?.maxDuration?.seconds ?? 0) * 1_000)
    default:
      answer()
      wait(BenchTimes.conversation)
    }
  }

  private mutating func line(_ transfer: Transfer, _ outcome: String) {
    switch outcome {
    case "busy", "failed": wait(BenchTimes.refusal)
    case "no_answer": wait((transfer.timeout?.seconds ?? PhoneFacts.usualRinging) * 1_000)
    case "end":
      answer()
      wait(BenchTimes.margin * 2)
      settle()
      actions.append(.hangUp)
    default:
      answer()
      wait(BenchTimes.conversation)
    }
  }

  // MARK: - Time

  /// The call is answered here, if it was not before; what came before can't have made the person wait.
  private mutating func answer() {
    if isAnswered { return }
    isAnswered = true
    milliseconds += pending
    pending = 0
  }

  private mutating func detect(_ isMachine: Bool) {
    if isMachine {
      actions.append(.greet)
      wait(MachineDetectionFile.longest + BenchTimes.machineSilence)
    } else {
      wait(MachineDetectionFile.longest)
    }
  }

  private mutating func wait(_ milliseconds: Int) { pending += milliseconds }

  private mutating func settle() {
    guard pending > 0 else { return }
    actions.append(.wait(milliseconds: pending))
    milliseconds += pending
    pending = 0
  }

  private mutating func press(_ key: Character) {
    wait(BenchTimes.margin)
    settle()
    actions.append(.press(key))
    wait(BenchTimes.key)
  }

  /// Milliseconds within which the end that is waited for must come.
  var untilEnd: Int { pending + 15_000 }

  /// The answer to a call that is ended before it was answered.
  private static func status(_ reason: Step.Hangup) -> Int {
    switch reason {
    case .normal: 603
    case .busy: 486
    case .congestion: 503
    case .rejected: 403
    }
  }
}

extension ScenarioPath {
  /// Whether the way before this one put its question again.
  func isAgain(before leg: ScenarioLeg) -> Bool {
    guard let place = legs.firstIndex(of: leg), place > 0 else { return false }
    return legs[place - 1].outcome.hasSuffix(":again")
  }
}

extension Step {
  /// Whether the caller hears something in this step, so that the call must have been answered.
  var isSpeaking: Bool {
    if !disclose.isEmpty || say != nil { return true }
    switch act {
    case .ask, .record: return true
    case .none, .branch, .connect, .transfer, .hangup: return false
    }
  }
}
