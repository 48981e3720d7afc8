import Language

/// What the person on the line does in one call, and when.
struct Timeline {
  enum Action: Hashable {
    case wait(milliseconds: Int)
    /// One key or several, one after the other.
    case press(String)
    /// Plays the sound of an answering machine.
    case greet
    case hangUp
    /// The other side ends the call.
    case awaitEnd
    /// The other side asks to call somebody else, within so many milliseconds.
    case beReferred(isAccepted: Bool, within: Int)
    /// The call is refused before it was answered.
    case refused(status: Int)
  }

  private(set) var actions: [Action] = []
  /// How long it all takes at most.
  private(set) var milliseconds = 0
  private var isAnswered: Bool
  private var pending = 0

  init(_ path: ScenarioPath, _ dialplan: Dialplan, _ contract: Contract) {
    self.init(dialplan.direction)
    var again = LegScript.Again()
    let steps = dialplan.steps.elements
    for leg in path.legs {
      go(LegScript.moves(leg, steps[leg.from], again: again, contract)[...])
      again.count(leg.outcome)
    }
  }

  init(_ direction: Dialplan.Direction) {
    isAnswered = direction == .outbound
    actions.reserveCapacity(32)
  }

  mutating func go(_ moves: ArraySlice<LegScript.Move>) {
    for move in moves {
      switch move {
      case .answer: answer()
      case .wait(let milliseconds): pending += milliseconds
      case .press(let keys): act(.press(keys))
      case .greet: actions.append(.greet)
      case .hangUp: act(.hangUp)
      case .awaitEnd: actions.append(.awaitEnd)
      case .beReferred(let isAccepted):
        actions.append(.beReferred(isAccepted: isAccepted, within: pending + 15_000))
        milliseconds += pending + BenchTimes.setUp
        pending = 0
      case .refused(let status): actions.append(isAnswered ? .awaitEnd : .refused(status: status))
      }
    }
  }

  /// What came before the answer can't have made the person wait.
  private mutating func answer() {
    if isAnswered { return }
    isAnswered = true
    milliseconds += pending
    pending = 0
  }

  private mutating func act(_ action: Action) {
    if pending > 0 {
      actions.append(.wait(milliseconds: pending))
      milliseconds += pending
      pending = 0
    }
    actions.append(action)
  }

  /// Whether the call is refused without having been answered.
  var isRefused: Bool {
    if case .refused? = actions.last { true } else { false }
  }

  /// Milliseconds within which the end that is waited for must come.
  var untilEnd: Int { pending + 15_000 }
}
