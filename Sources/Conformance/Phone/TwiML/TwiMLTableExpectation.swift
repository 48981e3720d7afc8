import Facts
import Findings
import JSONValues
import Language

/// What a handler of TwiML goes by besides the routes, and what a sender of calls asks a provider for.
enum TwiMLTableExpectation: Expectation {
  static let name = "that the handler of TwiML knows the contract's numbers, hours, lists and queues"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for dialplan in subject.contract.dialplans where dialplan.direction == .outbound {
      checkRequest(dialplan, subject, &verdict)
    }
    guard let routes = subject.files.json("phone/twiml/routes.json") else { return }
    let contract = subject.contract
    let claim = Claim(ConformanceFindings.twimlTable, "the handler's table")
    verdict.expect(routes, "version", 1, claim, because: "its format")
    verdict.expect(routes, "environment", .string(contract.environment), claim, because: "the environment")
    let known: Set = [
      "version", "environment", "answer", "numbers", "routes", "schedules", "lists", "queues", "recordings",
      "calls_before", "values", "variables",
    ]
    for member in routes.members {
      verdict.expect(
        known.contains(member.key), claim.kind, at: routes.location(ofKey: member.key),
        "the handler's table has a member `\(member.key)`, which is nothing that it goes by")
    }
    let numbers = contract.dialplans.flatMap(\.numbers)
    let told = routes["numbers"]?.members.map(\.key) ?? []
    for number in Set(numbers).subtracting(told).sorted() {
      verdict.expect(
        false, claim.kind, at: (routes["numbers"] ?? routes).location, "calls to \(number) begin nothing")
    }
    verdict.expect(
      routes, "schedules", .object(JSONObject(contract.schedules.map { .init($0.name, value(of: $0)) })), claim,
      because: "`schedules`")
    let lists = contract.lists.map { list in
      JSONObject.Member(list.name, ["numbers": .strings(list.numbers), "prefixes": .strings(list.prefixes)])
    }
    verdict.expect(routes, "lists", .object(JSONObject(lists)), claim, because: "`lists`")
    checkQueues(routes, claim, subject, &verdict)
    let spans = contract.dialplans.flatMap { dialplan in dialplan.spansOfCalls.map { (dialplan.name, $0) } }
    let counts = routes["calls_before"]?.elements ?? []
    verdict.expect(
      counts.count == spans.count
        && zip(counts, spans).allSatisfy { node, span in
          node["dialplan"]?.string == span.0 && node["within_seconds"]?.int == span.1
        }, claim.kind, at: (routes["calls_before"] ?? routes).location,
      "the handler counts other calls than the contract asks for")
  }

  private static func value(of schedule: Schedule) -> JSONValue {
    let hours = schedule.hours.map { hours -> JSONValue in
      [
        "days": .strings(hours.days.map(\.rawValue)), "from": .string(hours.from.text), "to": .string(hours.to.text),
      ]
    }
    return [
      "timezone": .string(schedule.timezone), "hours": .array(hours),
      "holidays": .array(schedule.holidays.map(value)), "emergency": .bool(schedule.emergency),
    ]
  }

  private static func value(of holiday: Holiday) -> JSONValue {
    var value: JSONObject = ["name": .string(holiday.name)]
    for (key, date) in [("date", holiday.date), ("from", holiday.from), ("to", holiday.to)] {
      value.append(key, date.map { .string($0.text) })
    }
    guard let every = holiday.every else { return .object(value) }
    var yearly: JSONObject = ["month": .int(every.month.number)]
    yearly.append("day", every.day.map { .int($0) })
    yearly.append("nth", every.nth.map { .int($0) })
    yearly.append("weekday", every.weekday.map { .string($0.rawValue) })
    yearly.append("lasts", every.lasts.map { .int($0) })
    value.append("every", .object(yearly))
    return .object(value)
  }

  /// How members are rung; who they are is looked at by itself.
  private static func checkQueues(
    _ routes: JSONNode, _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let told = routes["queues"]?.members ?? []
    let wanted = Array(subject.contract.queues)
    verdict.expect(
      told.count == wanted.count, claim.kind, at: (routes["queues"] ?? routes).location,
      "the handler knows \(told.count) queues, not \(wanted.count)")
    for (node, queue) in zip(told, wanted) {
      let claim = Claim(
        claim.kind, "the handler's queue `\(queue.name)`", declared: subject.place(of: "queue.\(queue.name)"))
      let ringing = queue.ringing?.seconds ?? PhoneFacts.usualMemberRinging
      for (key, value) in [
        ("strategy", .string(queue.strategy.rawValue)), ("ringing_seconds", .int(ringing)),
        ("wrap_up_seconds", .int(queue.wrapUp?.seconds ?? 0)), ("capacity", queue.capacity.map { .int($0) }),
      ] as [(String, JSONValue?)] { verdict.expect(node.value, key, value, claim, because: "the queue") }
    }
  }

  /// The parameters of a provider's call request.
  private static func checkRequest(_ dialplan: Dialplan, _ subject: Subject, _ verdict: inout Verdict) {
    guard let request = subject.files.json("phone/outbound/\(dialplan.name).request.json") else { return }
    let claim = Claim(
      ConformanceFindings.twimlTable, "the request for a call of `\(dialplan.name)`",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    let asks = dialplan.steps.contains { if case .ask(let ask) = $0.act { ask.machine != nil } else { false } }
    for (key, value) in [
      ("To", "@number@"), ("From", dialplan.callerID.map { .string($0) }),
      ("Timeout", .string("\(PhoneFacts.usualRinging)")), ("MachineDetection", asks ? "DetectMessageEnd" : nil),
    ] as [(String, JSONValue?)] { verdict.expect(request, key, value, claim, because: "the dialplan") }
    let url = request["Url"]
    // Which step it leads to is seen where each is walked through.
    verdict.expect(
      url?.string?.hasPrefix("@base@/") ?? false, claim.kind, at: (url ?? request).location,
      "\(claim.subject) does not begin at the handler", declared: claim.declared)
    let known: Set = ["To", "From", "Url", "Timeout", "MachineDetection"]
    for member in request.members {
      verdict.expect(
        known.contains(member.key), claim.kind, at: request.location(ofKey: member.key),
        "\(claim.subject) has a parameter `\(member.key)` that nothing asks for", declared: claim.declared)
    }
  }
}
