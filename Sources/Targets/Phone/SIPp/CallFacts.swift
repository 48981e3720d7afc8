import Language

/// What a bench must make so before a call comes in, for it to go a path.
struct CallFacts {
  /// Each schedule that is asked, with its state.
  private(set) var schedules: [(name: String, state: FactTable.Example)] = []
  /// Each queue that is asked, with how many wait in it.
  private(set) var queues: [(name: String, waiting: Int)] = []
  /// How many other calls of the dialplan are in progress.
  private(set) var inProgress = 0
  /// How many calls the caller has made before, by the seconds of the span.
  private(set) var callsBefore: [(seconds: Int, count: Int)] = []
  /// The caller's number; nil for one who shows none.
  private(set) var caller: String? = FactExamples.caller
  /// The number that is called.
  private(set) var called: String

  /// Whether a step lets nobody wait, because its schedule is not open as it begins; `closed` are those that the call itself
  /// has closed.
  func isClosed(_ step: Step, _ closed: Set<String>) -> Bool {
    guard case .queue(let waiting) = step.act, let name = waiting.schedule else { return false }
    let state = schedules.first { $0.name == name }?.state
    return closed.contains(name) || !(state == .clock(.open) || state == .closing)
  }

  init(calling number: String, _ chosen: [(subject: FactTable.Subject, first: FactTable.Example)]) {
    called = number
    for (subject, first) in chosen {
      switch (subject, first) {
      case (.schedule(let name), let state): schedules.append((name, state))
      case (.queue(let name), .waiting(let count)): queues.append((name, count))
      case (.inProgress, .calls(let count)): inProgress = count
      case (.callsBefore(let seconds), .calls(let count)): if count > 0 { callsBefore.append((seconds, count)) }
      case (.caller, .number(let number)): caller = number
      case (.called, .number(let number?)): called = number
      default: break
      }
    }
  }
}
