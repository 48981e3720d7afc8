import Facts
import Language

extension Transfer {
  /// The refusals that the step tells from other failures: those of `PhoneFacts.refusalOutcomes` that have a way.
  public var refusals: [String] {
    PhoneFacts.refusalOutcomes.filter { name in outcomes.contains { $0.outcome == name } }
  }

  /// Whether one line alone decides what comes of the step, and it is reached by SIP: of several in turn, the last.
  public func tellsSIP(in contract: Contract) -> Bool {
    guard order == .inTurn || destinations.count == 1,
      let line = destinations.last.flatMap({ contract.destinations[$0] })
    else { return false }
    return !line.uri.hasPrefix("tel:")
  }
}

extension OutcomeWay {
  /// Whether an outcome may be told from `failed`, and comes as it where it is not.
  public static func isRefusal(_ outcome: String) -> Bool { PhoneFacts.refusalOutcomes.contains(outcome) }
}
