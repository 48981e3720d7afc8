import Facts
import Findings
import Language
import Resolve
import SourceText

/// Nobody waits for ever.
enum WaitingTimeRule: Rule {
  static let kind = FindingKind(
    "phone/waiting-time", .warning, "Checks that times to wait are not too long",
    why: """
      Callers hang up long before two minutes of ringing are over, and networks end the attempt about then. While a tool is
      asked they hear nothing.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for queue in contract.contract.queues {
      check(
        queue.ringing, PhoneFacts.longestRinging, "ringing", contract.origin.location(queue.node, "ringing"), &findings)
    }
    for dialplan in contract.contract.dialplans {
      for step in dialplan.steps {
        switch step.act {
        case .connect(let connect):
          check(
            connect.timeout, PhoneFacts.longestRinging, "ringing",
            contract.origin.location(step.node, "timeout"), &findings)
        case .transfer(let transfer):
          check(
            transfer.timeout, PhoneFacts.longestRinging, "ringing",
            contract.origin.location(step.node, "timeout"), &findings)
        case .ask(let ask):
          check(
            ask.between, 60, "waiting for the next key", contract.origin.location(step.node, "between"), &findings)
          for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) {
            check(
              retry.after, 60, "waiting for a key", contract.origin.location(retry.node, "after"), &findings)
          }
        case .record(let recording):
          check(
            recording.max, 3_600, "taking a message", contract.origin.location(recording.node, "max"),
            &findings)
        case .queue(let waiting):
          check(
            waiting.timeout, 7_200, "waiting in a queue", contract.origin.location(step.node, "timeout"), &findings)
        case .park(let parking):
          check(parking.timeout, 3_600, "a parked call", contract.origin.location(step.node, "timeout"), &findings)
        case .call(let call):
          check(
            call.timeout, PhoneFacts.longestToolWait, "a tool's answer", contract.origin.location(step.node, "timeout"),
            &findings)
        case .none, .branch, .refer, .callBack, .conference, .emergency, .hangup: break
        }
      }
    }
    return findings
  }

  private static func check(
    _ time: Duration?, _ longest: Int, _ what: String, _ place: @autoclosure () -> Location?,
    _ findings: inout [Finding]
  ) {
    guard let time, time.seconds > longest else { return }
    findings.append(
      Finding(
        kind, at: place(), "`\(time.text)` is too long for \(what)",
        label: longest == PhoneFacts.longestRinging ? "networks give up earlier" : nil,
        help: "write at most `\(longest)s`"))
  }
}
