import Facts
import Language
import Resolve

/// Where a call file's call goes out: the number and the time are checked here once more, whoever sent the file.
struct OutboundContext {
  let flow: PhonePlan.Flow
  let plan: PhonePlan

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
  }

  func write(to text: inout DialplanText) {
    let dialplan = flow.dialplan
    text.context(
      plan.names.context(.outbound(flow.name)), "Calls of \(flow.name) go out by \(dialplan.trunk).")
    text.begin("call")
    text.run("Set(NUMBER=${FILTER(+0-9,${PARLANCE_NUMBER})})")
    text.run("GotoIf($[${REGEX(\"^[+]\(PhoneFacts.numberPattern)$\" ${NUMBER})} = 0]?refused)")
    // No other than the type of `to` has: a pattern that no exchange reads is told by `phone/called-numbers`.
    if let numbers = CalledNumbers(dialplan, plan.resolved)?.posix {
      text.run("GotoIf($[${REGEX(\"\(numbers)\" ${NUMBER})} = 0]?refused)")
    }
    if let window = dialplan.window { write(window, to: &text) }
    text.run("Set(CALLERID(name)=)", label: "allowed")
    if let caller = dialplan.callerID {
      text.run("Set(CALLERID(num)=\(caller.filter { $0 == "+" || ($0.isASCII && $0.isNumber) }))")
    }
    text.run("Dial(PJSIP/${NUMBER}@\(plan.names.trunk(dialplan.trunk)),\(PhoneFacts.usualRinging))")
    text.run("Hangup(${HANGUPCAUSE})")
    text.run("NoOp(Not called: number or time)", label: "refused")
    text.run("Hangup(\(PhoneFacts.hangupCauses["rejected"] ?? 21))")
  }

  /// An unknown zone would count as UTC without a word, so it is looked for first.
  private func write(_ window: Window, to text: inout DialplanText) {
    var zone = ConfigurationValue.argument(window.timezone)
    if window.timezone == "callee" {
      zone = "${ZONE}"
      text.run("Set(ZONE=${FILTER(A-Za-z0-9_/+-,${PARLANCE_TIMEZONE})})")
      text.run("GotoIf($[\"${ZONE}\" = \"\"]?refused)")
      text.run("GotoIf($[${STAT(e,/usr/share/zoneinfo/${ZONE})} = 0]?refused)")
    }
    for condition in TimeRanges.conditions(days: window.days, from: window.from, to: window.to) {
      text.run("GotoIfTime(\(condition.text(zone: zone))?allowed)")
    }
    text.run("Goto(refused)")
  }
}
