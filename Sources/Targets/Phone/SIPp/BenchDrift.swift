import Facts
import Language

/// How far the person on the line may be behind the exchange, in milliseconds. They wait as long as a thing lasts at
/// most, which adds up until a key is pressed: from then on the exchange follows them again.
struct BenchDrift {
  /// What a way does to it.
  private enum Change {
    case by(Int)
    case to(Int)
    /// It is anybody's guess, so that no key may be pressed any more.
    case lost
  }

  private let change: Change
  /// How far behind they may be for their keys to be heard; nil if none is pressed.
  private let most: Int?
  /// How much sooner the step may have said what it says.
  private let slack: Int

  init(_ step: Step, _ outcome: String, slack: Int = 0) {
    self.slack = slack
    change = Self.change(step, outcome)
    most = Self.most(step, outcome)
  }

  /// How far behind they may be after the way; nil if nobody knows.
  func after(_ before: Int?) -> Int? {
    switch change {
    case .by(let milliseconds): before.map { $0 + slack + milliseconds }
    case .to(let milliseconds): before == nil ? nil : milliseconds
    case .lost: nil
    }
  }

  /// Whether every key on the way is pressed while it is waited for.
  func isHeard(_ before: Int?) -> Bool {
    guard let most else { return true }
    return before.map { $0 + slack <= most } ?? false
  }

  private static func change(_ step: Step, _ outcome: String) -> Change {
    switch step.act {
    case .none, .branch, .callBack, .emergency, .hangup: .by(0)
    case .call: .by(BenchTimes.answer)
    case .ask(let ask): change(ask, outcome)
    // The person hears of it from the exchange.
    case .refer: .to(BenchTimes.refusal)
    case .connect, .stream: .by(BenchTimes.setUp)
    case .transfer where outcome == PhoneFacts.leftOutcome: .to(BenchTimes.key)
    case .transfer(let transfer):
      .by(
        BenchTimes.setUp + BenchTimes.refusal * max(transfer.destinations.count, 1)
          + (transfer.told == nil ? 0 : BenchTimes.margin))
    case .queue:
      switch outcome {
      case "full", "empty": .by(0)
      case _ where outcome.hasPrefix("key:"): .to(BenchTimes.key)
      default: .by(2 * BenchTimes.margin)
      }
    case .record: .to(BenchTimes.key)
    case .conference: outcome == "wrong_pin" ? .to(BenchTimes.key) : .lost
    case .park: .lost
    }
  }

  private static func change(_ ask: Ask, _ outcome: String) -> Change {
    switch outcome {
    case "no_input": .by(BenchTimes.margin * (ask.noInput?.tries ?? 1))
    case "no_input:again": .by(BenchTimes.margin)
    case "too_many": .by(BenchTimes.margin * (ask.tooMany?.tries ?? PhoneFacts.usualTries))
    case "machine": .by(BenchTimes.machineSilence)
    default: .to(BenchTimes.key)
    }
  }

  private static func most(_ step: Step, _ outcome: String) -> Int? {
    switch step.act {
    case .ask(let ask):
      if outcome.hasPrefix("no_input") || outcome == "machine" { return nil }
      let silence = min(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence, PhoneFacts.testWait) * 1_000
      return silence + BenchTimes.prompt - 2 * BenchTimes.margin
    case .queue(let waiting):
      guard outcome.hasPrefix("key:") else { return nil }
      return min(waiting.timeout?.seconds ?? PhoneFacts.testWait, PhoneFacts.testWait) * 1_000 - 2 * BenchTimes.margin
    case .transfer:
      // The far end talks until the key ends it.
      return outcome == PhoneFacts.leftOutcome ? BenchTimes.patience : nil
    case .record(let message):
      // They speak meanwhile, so that the message goes on as long as it may.
      return (message.max?.seconds ?? PhoneFacts.usualMessage) * 1_000 - 2 * BenchTimes.margin
    case .conference(let meeting):
      if meeting.pin == nil { return nil }
      return PhoneFacts.pinSilence * 1_000 + BenchTimes.prompt - 2 * BenchTimes.margin
    default: return nil
    }
  }
}
