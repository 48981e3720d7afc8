import Facts
import Language

/// Counts the calls of each number, once for each call that comes in: how many there were before in the span that runs is
/// then in a variable of the call. What an earlier span kept is deleted by the first call after it, whoever calls.
///
/// Only digits come into a key. While one call counts another waits, so that none is lost.
struct CallsBeforeContext {
  private let flow: PhonePlan.Flow
  private let plan: PhonePlan

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
  }

  func write(to text: inout DialplanText) {
    let spans = flow.spansOfCalls
    if spans.isEmpty { return }
    text.context(
      plan.names.context(.calls(flow.name)),
      "How often the caller has called \(flow.name) before, by the spans of the clock.")
    text.begin("s")
    text.run("Set(LOCAL(NUMBER)=${FILTER(0-9,${CALLERID(num)})})")
    text.run("Set(LOCAL(NUMBER)=${NUMBER:0:\(PhoneFacts.countedDigits)})")
    for seconds in spans {
      let family = plan.names.calls(flow, within: seconds)
      let count = PhoneNames.callsBefore(within: seconds)
      text.run("Set(\(count)=0)")
      text.run("Set(LOCAL(LOCKED)=${LOCK(\(family))})")
      text.run("Set(LOCAL(NOW)=${EPOCH})")
      text.run("Set(LOCAL(SPAN)=$[${NOW} - $[${NOW} % \(seconds)]])")
      text.run("GotoIf($[\"${DB(\(family)/span)}\" = \"${SPAN}\"]?same\(seconds))")
      text.run("DBdeltree(\(family))")
      text.run("Set(DB(\(family)/span)=${SPAN})")
      text.run("GotoIf($[\"n${NUMBER}\" = \"n\"]?done\(seconds))", label: "same\(seconds)")
      text.run("Set(\(count)=$[0${DB(\(family)/${NUMBER})} + 0])")
      text.run("Set(DB(\(family)/${NUMBER})=$[${\(count)} + 1])")
      text.run("Set(LOCAL(LOCKED)=${UNLOCK(\(family))})", label: "done\(seconds)")
    }
    text.run("Return()")
  }
}
