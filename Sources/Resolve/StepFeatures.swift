import Facts
import Language

extension Step {
  /// What the step says that not every target of the phone can do, each with the key that says it: the rows of
  /// `PhoneCapabilities`, each once.
  public func features(in contract: Contract) -> [(feature: PhoneCapabilities.Feature, key: String)] {
    var all: [(feature: PhoneCapabilities.Feature, key: String)] = []
    func add(_ feature: PhoneCapabilities.Feature, _ key: String, if isSaid: Bool = true) {
      if isSaid, !all.contains(where: { $0.feature == feature }) { all.append((feature, key)) }
    }
    add(.languages, "language", if: language != nil)
    add(.variables, "set", if: !sets.isEmpty)
    let spokenValues = spokenValues
    add(.variables, "say", if: spokenValues.contains { if case .variable = $0.source { true } else { false } })
    add(.values, "say", if: spokenValues.contains { !$0.isMoment && $0.unit == nil })
    add(.moments, "say", if: spokenValues.contains(where: \.isMoment))
    add(.durations, "say", if: spokenValues.contains { $0.unit != nil })
    add(.passing, "pass_on", if: !passing.isEmpty)
    switch act {
    case .branch(let branch):
      for item in branch.cases {
        switch item.test {
        case .schedule(let name, let state):
          add(.states, "switch", if: state != .open)
          guard let schedule = contract.schedules[name] else { continue }
          add(.closing, "switch", if: schedule.emergency)
          add(.longHolidays, "switch", if: schedule.holidays.contains { ($0.every?.lasts ?? 1) > 1 })
        case .anonymous, .caller, .called: add(.callers, "switch")
        case .waiting: add(.queueLength, "switch")
        case .inProgress: add(.callLimit, "switch")
        case .visits: add(.visits, "switch")
        case .calledBefore: add(.callsBefore, "switch")
        case .value(.variable, _): add(.variables, "switch")
        case .value: add(.valueCases, "switch")
        case nil: break
        }
      }
    case .ask(let ask):
      add(.words, "keys", if: ask.keys.contains { $0.words != nil })
      add(.tooMany, "too_many", if: ask.tooMany != nil)
      add(.severalKeys, "keys", if: ask.keys.contains { $0.press.length != 1 || $0.press.isVariable })
      add(.patterns, "keys", if: ask.keys.contains { $0.press.length != ask.keys[0].press.length })
      add(.machines, "machine", if: ask.machine != nil)
    case .connect(let connect): add(.dropped, "on_result", if: connect.outcomes.contains { $0.outcome == "dropped" })
    case .transfer(let transfer):
      add(.severalLines, "transfer", if: transfer.destinations.count > 1)
      if !transfer.refusals.isEmpty {
        add(transfer.tellsSIP(in: contract) ? .refusals : .otherRefusals, "on_result")
      }
      add(.screening, "screen", if: transfer.screen != nil)
      add(.telling, "tell", if: transfer.tell != nil)
      add(.leaving, "leave", if: transfer.leave != nil)
    case .refer(let referral):
      add(.refer, "refer")
      add(.variables, "headers", if: !referral.variables.isEmpty)
    case .stream: add(.stream, "stream")
    case .queue(let waiting):
      add(.queue, "queue")
      add(.priority, "priority", if: (waiting.priority ?? 0) > 0)
      let queue = contract.queues[waiting.queue]
      add(.backup, "queue", if: queue?.backup.isEmpty == false)
      add(.closingTime, "while", if: waiting.schedule != nil)
      add(.closing, "while", if: waiting.schedule.flatMap { contract.schedules[$0] }?.emergency == true)
      let announce = queue?.announce
      let isPlaceTold = announce?.position == true || announce?.wait == true
      add(.announcements, "queue", if: isPlaceTold)
      add(.announcedWords, "queue", if: isPlaceTold && announce?.texts.isEmpty == false)
    case .record(let message):
      add(.greeting, "record", if: message.greeting != .none)
      let mailbox = contract.mailboxes[message.mailbox]
      add(.mail, "record", if: mailbox?.email != nil)
      add(.silence, "record", if: mailbox?.silence != nil)
      add(.transcript, "record", if: mailbox?.isTranscribed == true)
    case .callBack: add(.callBack, "call_back")
    case .call: add(.toolCall, "call")
    case .park: add(.parking, "park")
    case .conference(let meeting):
      add(.conference, "conference")
      add(.pin, "conference", if: meeting.pin != nil)
    case .emergency: add(.emergency, "emergency")
    case .hangup(let reason):
      let isSpoken = !disclose.isEmpty || say != nil
      add(.otherReasons, "hangup", if: ![.normal, .busy, .rejected].contains(reason) && !isSpoken)
    case .none: break
    }
    return all
  }
}
