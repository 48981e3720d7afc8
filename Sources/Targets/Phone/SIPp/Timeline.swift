import Language

/// What the person on the line does in one call, and when.
struct Timeline {
  enum Action: Hashable {
    case wait(milliseconds: Int)
    /// One key or several, one after the other.
    case press(String)
    /// Plays the sound of an answering machine.
    case greet
    /// Speaks without a pause until told not to.
    case speak, hush
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
  /// How long the last key takes until it has been acted upon.
  private var settling = 0

  init(_ direction: Dialplan.Direction) {
    isAnswered = direction == .outbound
    actions.reserveCapacity(32)
  }

  /// Moves that only wait.
  mutating func wait(_ milliseconds: Int) { pending += milliseconds }

  mutating func go(_ moves: ArraySlice<LegScript.Move>) {
    for move in moves {
      switch move {
      case .answer: answer()
      case .wait(let milliseconds): pending += milliseconds
      case .press(let keys):
        act(.press(keys))
        settling = BenchTimes.key + (keys.utf8.count - 1) * BenchTimes.nextKey
      case .greet: actions.append(.greet)
      case .speak: speak()
      case .hush: act(.hush)
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

  /// From the last key on, once the exchange has all of it: sound comes from a source of its own, and where it comes between
  /// the last packets of a key, the exchange hears that key twice.
  private mutating func speak() {
    wait(atMost: settling)
    actions.append(.speak)
  }

  private mutating func act(_ action: Action) {
    wait(atMost: .max)
    actions.append(action)
    settling = 0
  }

  /// Lets the person wait now for what is to be waited for.
  private mutating func wait(atMost most: Int) {
    let now = min(pending, most)
    if now == 0 { return }
    actions.append(.wait(milliseconds: now))
    milliseconds += now
    pending -= now
  }

  /// Whether the call is refused without having been answered.
  var isRefused: Bool {
    if case .refused? = actions.last { true } else { false }
  }

  /// Milliseconds within which the end that is waited for must come.
  var untilEnd: Int { pending + 15_000 }
}
