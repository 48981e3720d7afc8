import Facts
import Language
import Resolve
import SourceText
import Syntax

/// A time for which somebody, or an exchange, waits.
struct WaitedTime {
  let time: Duration
  /// Where it stands: a node and the key in it.
  let node: NodeID
  let key: String
  /// How long it may be, in seconds.
  let longest: Int
  /// What is waited for: `ringing`.
  let what: String

  func place(in contract: ResolvedContract) -> Location? { contract.origin.location(node, key) }

  /// All that a contract has, in its order.
  static func all(_ contract: Contract) -> [WaitedTime] {
    var all: [WaitedTime] = []
    func add(_ time: Duration?, _ node: NodeID, _ key: String, _ longest: Int, _ what: String) {
      if let time { all.append(WaitedTime(time: time, node: node, key: key, longest: longest, what: what)) }
    }
    for queue in contract.queues {
      add(queue.ringing, queue.node, "ringing", PhoneFacts.longestRinging, "ringing")
    }
    for dialplan in contract.dialplans {
      if let attempts = dialplan.attempts, attempts.max > 1 {
        add(attempts.apart, attempts.node, "apart", .max, "a next attempt to differ from the one before")
      }
      for step in dialplan.steps {
        switch step.act {
        case .connect(let connect): add(connect.timeout, step.node, "timeout", PhoneFacts.longestRinging, "ringing")
        case .transfer(let transfer): add(transfer.timeout, step.node, "timeout", PhoneFacts.longestRinging, "ringing")
        case .ask(let ask):
          add(ask.between, step.node, "between", 60, "the next key")
          for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) {
            add(retry.after, retry.node, "after", 60, "a key")
          }
        case .record(let recording): add(recording.max, recording.node, "max", 3_600, "a message")
        case .queue(let waiting): add(waiting.timeout, step.node, "timeout", 7_200, "waiting in a queue")
        case .park(let parking): add(parking.timeout, step.node, "timeout", 3_600, "a parked call")
        case .call(let call): add(call.timeout, step.node, "timeout", PhoneFacts.longestToolWait, "a tool's answer")
        case .stream(let streaming):
          add(streaming.max, step.node, "max", StreamFacts.longest, "a call that is connected to a web socket")
        case .none, .branch, .refer, .callBack, .conference, .emergency, .hangup: break
        }
      }
    }
    return all
  }
}
