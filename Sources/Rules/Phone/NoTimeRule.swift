import Findings
import Language
import Resolve
import Syntax

/// Nobody is given no time.
enum NoTimeRule: Rule {
  static let kind = FindingKind(
    "phone/no-time", .error, "Checks that there is some time for whatever is waited for",
    why: """
      A wait of no time gives nobody a chance to answer or to press a key. To what an exchange is made of, no time may also be
      no limit: it would wait for a tool as long as that takes.
      """,
    source: "curl.se/libcurl/c/CURLOPT_TIMEOUT, read 2026-11-27")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    func check(_ time: Duration?, _ node: NodeID, _ key: String, _ what: String) {
      guard let time, time.seconds <= 0 else { return }
      findings.append(
        Finding(
          kind, at: contract.origin.location(node, key), "`\(time.text)` is no time for \(what)",
          help: "write at least `1s`"))
    }
    for queue in contract.contract.queues { check(queue.ringing, queue.node, "ringing", "ringing") }
    for dialplan in contract.contract.dialplans {
      if let attempts = dialplan.attempts, attempts.max > 1 {
        check(attempts.apart, attempts.node, "apart", "a next attempt to differ from the one before")
      }
      for step in dialplan.steps {
        switch step.act {
        case .connect(let connect): check(connect.timeout, step.node, "timeout", "ringing")
        case .transfer(let transfer): check(transfer.timeout, step.node, "timeout", "ringing")
        case .ask(let ask):
          check(ask.between, step.node, "between", "the next key")
          for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) {
            check(retry.after, retry.node, "after", "a key")
          }
        case .record(let recording): check(recording.max, recording.node, "max", "a message")
        case .queue(let waiting): check(waiting.timeout, step.node, "timeout", "waiting in a queue")
        case .park(let parking): check(parking.timeout, step.node, "timeout", "a parked call")
        case .call(let call): check(call.timeout, step.node, "timeout", "a tool's answer")
        case .none, .branch, .refer, .callBack, .conference, .emergency, .hangup: break
        }
      }
    }
    return findings
  }
}
