import Facts
import Language

/// How far the person on the line may be behind the exchange, in milliseconds. They wait as long as a thing lasts at
/// most, which adds up until a key is pressed: from then on the exchange follows them again.
enum BenchDrift {
  /// After a way; nil if it is anybody's guess, so that no key may be pressed any more.
  static func after(_ step: Step, _ outcome: String, _ before: Int, _ contract: Contract) -> Int? {
    switch step.act {
    case .none, .branch, .callBack, .emergency, .hangup: before
    case .ask(let ask): after(ask, outcome, before)
    case .connect: before + BenchTimes.setUp
    case .transfer(let transfer):
      before + BenchTimes.setUp + BenchTimes.refusal * max(transfer.destinations.count, 1)
        + (transfer.screen == nil ? 0 : BenchTimes.margin)
    case .queue(let waiting): after(waiting, outcome, before, contract)
    case .record: BenchTimes.key
    case .park, .conference: nil
    }
  }

  private static func after(_ ask: Ask, _ outcome: String, _ before: Int) -> Int {
    switch outcome {
    case "no_input": before + BenchTimes.margin * (ask.noInput?.tries ?? 1)
    case "no_input:again": before + BenchTimes.margin
    case "too_many": before + BenchTimes.margin * (ask.tooMany?.tries ?? PhoneFacts.usualTries)
    case "machine": before + BenchTimes.machineSilence
    default: BenchTimes.key
    }
  }

  private static func after(_ waiting: Waiting, _ outcome: String, _ before: Int, _ contract: Contract) -> Int {
    switch outcome {
    case "full", "empty": before
    case _ where outcome.hasPrefix("key:"): BenchTimes.key
    default: before + 2 * BenchTimes.margin
    }
  }

  /// How far behind they may be for their keys to be heard; nil if none is pressed.
  static func most(_ step: Step, _ outcome: String) -> Int? {
    switch step.act {
    case .ask(let ask):
      if outcome.hasPrefix("no_input") || outcome == "machine" { return nil }
      let silence = min(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence, PhoneFacts.testWait) * 1_000
      return silence + BenchTimes.prompt - 2 * BenchTimes.margin
    case .queue(let waiting):
      guard outcome.hasPrefix("key:") else { return nil }
      return min(waiting.timeout?.seconds ?? PhoneFacts.testWait, PhoneFacts.testWait) * 1_000 - 2 * BenchTimes.margin
    case .record: return PhoneFacts.testWait * 1_000
    default: return nil
    }
  }
}
