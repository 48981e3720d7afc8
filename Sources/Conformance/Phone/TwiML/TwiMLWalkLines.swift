import Facts
import Findings
import Language
import Resolve
import SourceText

/// What connects callers with somebody on the walk: lines, agents, and what comes of a call.
extension TwiMLWalk {
  // MARK: - Lines

  mutating func check(
    _ connect: Connect, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let verb = only("Dial", in: document, of: place, &verdict),
      let agent = subject.contract.agents[connect.agent]
    else { return }
    let limit = agent.maxDuration?.seconds
    var wanted = [
      "answerOnBridge": "true", "timeout": "\(connect.timeout?.seconds ?? PhoneFacts.usualRinging)",
    ]
    wanted["timeLimit"] = limit.map { "\($0)" }
    expectAttributes(
      verb, wanted, besides: ["action", "referUrl", "hangupOnStar"], in: document, of: place, &verdict)
    let nouns = document.nouns(of: verb)
    expect(
      nouns.count == 1 && nouns[0].name == "Sip" && nouns[0].attributes.isEmpty
        && nouns[0].text == address(agent, place),
      at: document.place(nouns.first ?? verb),
      "step `\(graph.steps[place].name)` does not call `\(address(agent, place))`", &verdict)
    check(
      Result(route: document.target(verb, "action"), limit: limit), place, at: document.place(verb), &verdict)
    checkExits(agent, document.target(verb, "referUrl"), place, at: document.place(verb), &verdict)
  }

  /// The model's address with the route that call control goes by.
  private func address(_ agent: Agent, _ place: Int) -> String {
    guard let model = subject.contract.trunks.first(where: { $0.project != nil }) else { return "" }
    let host = model.host ?? PhoneFacts.modelHost(isEuropean: model.region == .eu)
    let tag = agent.tag(for: flow.languages[place]) ?? agent.language?.standard
    let step = graph.steps[place].name
    let route = subject.files.json("phone/control.json")?["routes"]?.members.first {
      $0.value["dialplan"]?.string == dialplan.name && $0.value["step"]?.string == step
        && $0.value["languages"]?.elements.first?.string == tag
    }
    return
      "sip:\(model.project ?? "")@\(host);transport=\(model.transport.rawValue)?\(PhoneFacts.routeHeader)=\(route?.key ?? "")"
  }

  /// Where an agent may send a call: to its exits, and nowhere else.
  private mutating func checkExits(
    _ agent: Agent, _ path: String?, _ place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    guard
      let route = route(
        path, by: "ReferTransferTarget", ["users", "otherwise"], of: place, at: location, &verdict)
    else { return }
    let users = route["users"]?.members ?? []
    let step = graph.steps[place].name
    let exchange = subject.exchange
    var known: Set<String> = []
    for exit in subject.contract.phoneOutcomes(of: agent) {
      let user = exchange?.referUser(of: exit, (dialplan.name, step)) ?? exit
      known.insert(user)
      let node = users.first { $0.key == user }?.value
      lead(exit, of: place, to: node?.string, at: (node ?? route["users"] ?? route).location, &verdict)
    }
    for user in users {
      expect(
        known.contains(user.key), at: user.value.location,
        "the agent of step `\(step)` may send calls to `\(user.key)`, which is none of its exits", &verdict)
    }
    expect(
      route["otherwise"]?.isNull ?? false, at: (route["otherwise"] ?? route).location,
      "what else the agent of step `\(step)` asks for is not refused", &verdict)
  }

  mutating func check(
    _ transfer: Transfer, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    let isScreened = transfer.screen != nil
    let lines = transfer.destinations
    let rung = transfer.order == .together ? [lines] : lines.map { [$0] }
    var document = document
    for (number, group) in rung.enumerated() {
      guard let verb = only("Dial", in: document, of: place, &verdict) else { return }
      let wanted = [
        "answerOnBridge": "true", "timeout": "\(transfer.timeout?.seconds ?? PhoneFacts.usualRinging)",
      ]
      expectAttributes(verb, wanted, besides: ["action", "hangupOnStar"], in: document, of: place, &verdict)
      checkLines(group, transfer, verb, document, place, &verdict)
      let path = document.target(verb, "action")
      let isLast = number == rung.count - 1
      check(
        Result(route: path, isScreened: isScreened, isLast: isLast), place, at: document.place(verb), &verdict)
      if isLast { break }
      guard let next = path.flatMap({ server.routes[$0]?["otherwise"]?.string }).flatMap({ server.documents[$0] })
      else { return }
      document = next
    }
  }

  private func checkLines(
    _ lines: [String], _ transfer: Transfer, _ verb: MarkupElement, _ document: TwiMLServer.Document, _ place: Int,
    _ verdict: inout Verdict
  ) {
    let nouns = document.nouns(of: verb)
    let step = graph.steps[place].name
    expect(
      nouns.count == lines.count, at: document.place(verb),
      "step `\(step)` rings \(nouns.count) lines here, not \(lines.count)", &verdict)
    for (noun, name) in zip(nouns, lines) {
      let uri = subject.contract.destinations[name]?.uri ?? ""
      let isNumber = uri.hasPrefix("tel:")
      let number = uri.filter { $0.isNumber || $0 == "+" }
      expect(
        noun.name == (isNumber ? "Number" : "Sip") && noun.text == (isNumber ? number : uri),
        at: document.place(noun), "step `\(step)` rings `\(noun.text)`, not `\(name)`", &verdict)
      expectAttributes(noun, [:], besides: ["url"], in: document, of: place, &verdict)
      checkTelling(document.target(noun, "url"), transfer, place, at: document.place(noun), &verdict)
    }
  }

  /// Whoever answers hears what a step tells, and where it asks, key 1 takes the call.
  private func checkTelling(
    _ path: String?, _ transfer: Transfer, _ place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    let step = graph.steps[place]
    expect(
      (path != nil) == (transfer.told != nil), at: location,
      "whether those who answer step `\(step.name)` hear something first is not as the contract has it", &verdict)
    guard let speech = transfer.told?.speech, let document = path.flatMap({ server.documents[$0] }) else { return }
    expectSaid(document.said, told(speech, place), of: place, at: document.file.start, &verdict)
    let acts = document.acts
    guard transfer.screen != nil else {
      expect(
        acts.isEmpty, at: document.file.start,
        "who answers step `\(step.name)` does not have the call behind what they are told", &verdict)
      return
    }
    expect(
      acts.map(\.name) == ["Gather", "Hangup"], at: document.file.start,
      "who takes no call of step `\(step.name)` has it all the same", &verdict)
    guard let verb = acts.first else { return }
    let wanted = ["numDigits": "1", "timeout": "\(PhoneFacts.screening)"]
    expectAttributes(verb, wanted, besides: ["action", "input"], in: document, of: place, &verdict)
    guard
      let route = route(
        document.target(verb, "action"), by: "Digits", ["keys", "otherwise"], of: place, at: document.place(verb),
        &verdict)
    else { return }
    let keys = route["keys"]?.members ?? []
    let taken = keys.first?.value.string.flatMap { server.documents[$0] }
    expect(
      keys.map(\.key) == ["1"] && taken?.verbs.isEmpty != false && server.does(route["otherwise"]?.string, "Hangup"),
      at: route.location, "another key than 1 takes the call of step `\(step.name)`, or 1 does not", &verdict)
  }

  /// The texts of what is told, and a place for each value among them. Those that say no language do for calls in any.
  private func told(_ speech: Speech, _ place: Int) -> [String] {
    let plain = speech.isUnnamed ? flow.languages[place] : flow.plain(in: graph.steps[place])
    return speech.heard(in: flow.languages[place], first: plain).compactMap { part in
      switch part {
      case .always(let version): version.text
      case .chosen: nil
      case .value: TwiMLServer.value
      }
    }
  }

  // MARK: - What comes of a call

  /// A route by what comes of a leg.
  private struct Result {
    let route: String?
    /// Seconds after which the time is up.
    var limit: Int?
    var isScreened = false
    /// Whether no other line is rung after it.
    var isLast = true
  }

  /// What a provider tells of a leg.
  private struct Event {
    let status: String
    var duration = 0
    var isBridged = true
    /// What comes of it; nil rings the next line.
    let outcome: String?
  }

  /// Everything that can be told, and its outcome: of an answer that is over at once, or of one that was not taken, too.
  private func events(_ result: Result, _ place: Int) -> [Event] {
    let taken = graph.leaving[place].contains { $0.outcome == "completed" } ? "completed" : "end"
    let short = PhoneFacts.shortestAnswer - 1
    var events = ["busy": "busy", "no-answer": "no_answer", "failed": "failed", "canceled": "failed", "": "failed"].map
    {
      Event(status: $0.key, outcome: result.isLast ? $0.value : nil)
    }.sorted { $0.status < $1.status }
    events += [0, short].map { Event(status: "completed", duration: $0, outcome: "failed") }
    let last = result.limit.map { $0 - 1 } ?? 3_600
    events += [short + 1, last].map { Event(status: "completed", duration: $0, outcome: taken) }
    if let limit = result.limit {
      events += [limit, limit + 9].map { Event(status: "completed", duration: $0, outcome: "time_limit") }
    }
    if result.isScreened {
      events += [0, 30].map {
        Event(
          status: "completed", duration: $0, isBridged: false, outcome: result.isLast ? "declined" : nil)
      }
    }
    return events
  }

  /// The first case that fits holds.
  private func fits(_ item: JSONNode, _ event: Event) -> Bool {
    // What a far end reached by SIP answers is looked at by itself.
    if item["answer"] != nil { return false }
    if let status = item["status"]?.strings, !status.contains(event.status) { return false }
    if let below = item["duration_below"]?.int, event.duration >= below { return false }
    if let from = item["duration_from"]?.int, event.duration < from { return false }
    if let bridged = item["bridged"]?.bool, bridged != event.isBridged { return false }
    return true
  }

  private mutating func check(
    _ result: Result, _ place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    let members: Set = ["duration", "bridged", "answer", "cases", "never", "otherwise"]
    guard let route = route(result.route, by: "DialCallStatus", members, of: place, at: location, &verdict) else {
      return
    }
    let step = graph.steps[place].name
    expect(
      route["duration"]?.string == "DialCallDuration"
        && route["bridged"]?.string == (result.isScreened ? "DialBridged" : nil), at: route.location,
      "the route of step `\(step)` does not go by what a provider tells of a call", &verdict)
    let cases = route["cases"]?.elements ?? []
    var isTold: Set<String> = []
    for event in events(result, place) {
      let item = cases.first { fits($0, event) }
      let target = item.map { $0["to"] } ?? route["otherwise"]
      let location = (target ?? item ?? route).location
      if let outcome = event.outcome {
        // One way is blamed once, whatever leads to it.
        guard isTold.insert("\(outcome) \(location.range.start)").inserted else { continue }
        lead(outcome, of: place, to: target?.string, at: location, &verdict)
        expect(
          item.map { $0["outcome"]?.string == outcome } ?? true, at: location,
          "what comes as `\(outcome)` of step `\(step)` has another name", &verdict)
      } else if isTold.insert("next \(location.range.start)").inserted {
        let next = target?.string.flatMap { server.documents[$0] }
        expect(
          next?.acts.map(\.name) == ["Dial"] && next?.said.isEmpty ?? false, at: location,
          "the next line of step `\(step)` is not rung", &verdict)
      }
    }
    let never = route["never"]?.strings ?? []
    let drops = result.isLast && graph.leaving[place].contains { $0.outcome == "dropped" }
    let known = ["dropped", PhoneFacts.leftOutcome, PhoneFacts.notTakenOutcome]
    let untold = never.first { !known.contains($0) && !OutcomeWay.isRefusal($0) }
    expect(
      never.contains("dropped") == drops && untold == nil, at: (route["never"] ?? route).location,
      "the route of step `\(step)` does not say what a provider never tells", &verdict)
  }
}
