import Facts
import JSONValues
import Language

/// What a bench must be like for the scenarios to hold: how long things last, what each outcome of a leg means for
/// whoever plays the far end, and instants at which the schedules are open or closed.
enum BenchDescription {
  static func value(_ plan: PhonePlan) -> JSONValue {
    var outcomes: JSONObject = [
      "busy": "486", "failed": "503", "no_answer": "180 and nothing more",
      "answer": "200; the caller hangs up",
      "completed": "200; BYE after the conversation",
      "dropped": "200; BYE with Reason: Q.850;cause=41 after the conversation",
      "time_limit": "200; the exchange hangs up at the limit",
      "rings": "180 and nothing more, as often as it is called", "cancelled": "180 until CANCEL",
      "declined": "200; no key is pressed until the exchange hangs up",
    ]
    if plan.shared.tellsRefusals {
      outcomes.append("rejected", "603")
      outcomes.append("unreachable", "480 without ringing, or 404: of several by turns")
    }
    var exits: [String] = []
    for agent in plan.contract.agents {
      for exit in plan.exits(of: agent) where !exits.contains(exit) { exits.append(exit) }
    }
    if plan.hasLeaving {
      outcomes.append(PhoneFacts.leftOutcome, "200; the caller presses the key and the exchange hangs up")
    }
    if plan.hasPassing { outcomes.append("passes", "200; presses `passes` and the exchange hangs up") }
    for exit in exits where outcomes[exit] == nil {
      outcomes.append(
        exit,
        .string(
          "200; REFER to sip:\(PhoneNames.referUser(exit))@\(plan.model?.referHost ?? "") after the conversation"
        ))
    }
    var value: JSONObject = [
      "prompt_milliseconds": .int(BenchTimes.prompt),
      "conversation_milliseconds": .int(BenchTimes.conversation),
      "deed_milliseconds": .int(BenchTimes.deed),
      "wait": "TESTWAIT, as the clock: seconds that every longer wait lasts", "wait_seconds": .int(PhoneFacts.testWait),
      "clock": "TESTTIME, seconds since 1970, as a variable of the caller's channel",
      "outcomes": .object(outcomes), "schedules": schedules(plan),
    ]
    let pins =
      !plan.hasConferences
      ? []
      : plan.flows.flatMap(\.graph.steps).compactMap { step -> Meeting.Pin? in
        if case .conference(let meeting) = step.act { meeting.pin } else { nil }
      }
    if plan.flows.contains(where: { !$0.values.isEmpty }) {
      // Each of the exchange's own, such as a digit.
      value.append("phrase_milliseconds", .int(BenchTimes.phrase))
    }
    if !plan.shared.awaited.isEmpty {
      // How long before the end of a minute of `closing` the clock is set.
      value.append("closing_milliseconds", .int(BenchTimes.closing))
    }
    guard !pins.isEmpty else { return .object(value) }
    var keywords = JSONObject()
    for pin in pins where keywords[pin.code.secret] == nil {
      keywords.append(pin.code.secret, .string("sipp -key \(keyword(pin)), at most \(BenchTimes.pin) digits"))
    }
    value.append("pins", .object(keywords))
    return .object(value)
  }

  /// The keyword for which SIPp puts in a PIN: the scenarios hold none.
  static func keyword(_ pin: Meeting.Pin) -> String { "pin_\(pin.code.secret)" }

  private static func schedules(_ plan: PhonePlan) -> JSONValue {
    var schedules = JSONObject()
    for schedule in plan.contract.schedules {
      let isAwaited = plan.shared.awaited.contains(schedule.name)
      let instants = ScheduleInstants(schedule, among: plan.contract.schedules, isAwaited: isAwaited)
      var value: JSONObject = ["timezone": .string(schedule.timezone)]
      value.append("open", .strings(instants.open))
      value.append("closed", .strings(instants.closed))
      // The last minutes before it closes: the call comes in at the end of one.
      if isAwaited { value.append("closing", .strings(instants.closing)) }
      value.append(
        "holidays",
        .object(JSONObject(instants.holidays.map { JSONObject.Member($0.name, .strings($0.times)) })))
      schedules.append(schedule.name, .object(value))
    }
    return .object(schedules)
  }
}
