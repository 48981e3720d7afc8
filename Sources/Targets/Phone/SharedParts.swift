import Language

/// What steps of several dialplans share, found in one walk over all: queues and their keys, lots, conferences.
struct SharedParts {
  /// The steps in which callers wait in a queue, as dialplan and step.
  private(set) var waiting: [String: [(flow: PhonePlan.Flow, step: Int)]] = [:]
  /// The keys of a queue: a rule holds all its steps to the same.
  private(set) var keys: [String: [String]] = [:]
  /// The queues in which some callers come before others.
  private(set) var prioritized: Set<String> = []
  /// The schedules at whose closing callers leave a queue.
  private(set) var awaited: Set<String> = []
  /// What those who wait in a queue are told; it belongs to the first dialplan that leads there, and is in
  /// the languages in which calls come to the queue.
  private(set) var announcements: [Spoken] = []
  private var announcementsOf: [String: [Spoken]] = [:]
  /// The lots that steps park calls in, each once.
  private(set) var lots: [String] = []
  private var moderated: Set<String> = []
  private(set) var hasConferences = false
  /// Whether a step tells the refusals of those whom it rings from other failures.
  private(set) var tellsRefusals = false
  /// Whether callers may leave a call that is put through by a key.
  private(set) var hasLeaving = false
  /// Whether somebody who answers may pass the caller on.
  private(set) var hasPassing = false

  init(_ contract: Contract, _ flows: [PhonePlan.Flow], hasLanguages: Bool) {
    for flow in flows {
      for place in flow.sharing {
        switch flow.graph.steps[place].act {
        case .queue(let waits):
          if !waits.passing.isEmpty { hasPassing = true }
          waiting[waits.queue, default: []].append((flow, place))
          if (waits.priority ?? 0) > 0 { prioritized.insert(waits.queue) }
          if let schedule = waits.schedule { awaited.insert(schedule) }
          if keys[waits.queue] == nil { keys[waits.queue] = waits.keys.map(\.press.text) }
          if announcementsOf[waits.queue] == nil, let texts = contract.queues[waits.queue]?.announce?.texts {
            let languages = hasLanguages ? Self.languages(of: waits.queue, flows) : [flow.prompts.language]
            let spoken = texts.enumerated().map { turn, speech in
              flow.prompts.maker.spoken(
                "queue_\(waits.queue)\(texts.count == 1 ? "" : "_\(turn + 1)")", speech, in: languages,
                plain: flow.prompts.language)
            }
            announcementsOf[waits.queue] = spoken
            announcements += spoken
          }
        case .transfer(let transfer):
          if !transfer.refusals.isEmpty { tellsRefusals = true }
          if transfer.leave != nil { hasLeaving = true }
          if !transfer.passing.isEmpty { hasPassing = true }
        case .park(let parking): if !lots.contains(parking.lot) { lots.append(parking.lot) }
        case .conference(let meeting):
          hasConferences = true
          if meeting.isModerator { moderated.insert(meeting.room) }
        default: break
        }
      }
    }
  }

  /// The languages in which calls come to a queue.
  private static func languages(of queue: String, _ flows: [PhonePlan.Flow]) -> [String] {
    var languages: [String] = []
    for flow in flows {
      for (step, language) in zip(flow.calls.graph.steps, flow.calls.languages) {
        guard case .queue(let waits) = step.act, waits.queue == queue, !languages.contains(language) else { continue }
        languages.append(language)
      }
    }
    return languages
  }

  /// Whether a conference has a moderator, for whom the others wait.
  func hasModerator(_ room: String) -> Bool { moderated.contains(room) }

  /// What those who wait in a queue are told, one each time.
  func announcements(of queue: Queue) -> [Spoken] { announcementsOf[queue.name] ?? [] }
}

extension PhonePlan {
  func steps(waitingIn queue: Queue) -> [(flow: PhonePlan.Flow, step: Int)] { shared.waiting[queue.name] ?? [] }
  func keys(of queue: Queue) -> [String] { shared.keys[queue.name] ?? [] }
  func announcements(of queue: Queue) -> [Spoken] { shared.announcements(of: queue) }
  func hasModerator(_ room: String) -> Bool { shared.hasModerator(room) }
  var lots: [String] { shared.lots }
  var hasConferences: Bool { shared.hasConferences }
  /// Whether callers wait somewhere, in a queue or a lot.
  var hasWaiting: Bool { !shared.waiting.isEmpty || !shared.lots.isEmpty }
  var hasLeaving: Bool { shared.hasLeaving }
  var hasPassing: Bool { shared.hasPassing }
}
