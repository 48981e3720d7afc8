import Facts
import Findings
import Language
import Resolve
import SourceText

/// Where callers wait on the walk, meet others, or leave a message.
extension TwiMLWalk {
  // MARK: - Queues

  mutating func check(
    _ waiting: Waiting, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let queue = subject.contract.queues[waiting.queue],
      let verb = only("Enqueue", in: document, of: place, &verdict)
    else { return }
    // The handler is told of the queues in the contract's order.
    let number = subject.contract.queues.firstIndex { $0.name == queue.name } ?? 0
    let queues = server.root["queues"]?.members ?? []
    let step = graph.steps[place].name
    expect(
      queues.indices.contains(number) && verb.text == queues[number].key, at: document.place(verb),
      "callers of step `\(step)` wait in `\(verb.text)`, which is not `\(queue.name)`", &verdict)
    expectAttributes(verb, [:], besides: ["action", "waitUrl"], in: document, of: place, &verdict)
    let keys = waiting.keys.map(\.press.text)
    let wait = document.target(verb, "waitUrl")
    let heard = checkTime(
      wait, waiting.timeout?.seconds, while: waiting.schedule, place, at: document.place(verb), &verdict)
    if let heard {
      checkHeard(heard, wait, queue, keys, place, &verdict)
    }
    var left = keys.map { "key:\($0)" }
    if waiting.timeout != nil { left.append("timeout") }
    if waiting.schedule != nil { left.append(PhoneFacts.closedOutcome) }
    checkLeft(
      document.target(verb, "action"), left, otherwise: "empty", place, at: document.place(verb), &verdict)
  }

  mutating func check(
    _ parking: Parking, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let verb = only("Enqueue", in: document, of: place, &verdict) else { return }
    let queues = server.root["queues"]?.members ?? []
    expect(
      !verb.text.isEmpty && !queues.contains { $0.key == verb.text }, at: document.place(verb),
      "a parked call of step `\(graph.steps[place].name)` waits in a queue for people", &verdict)
    expectAttributes(verb, [:], besides: ["action", "waitUrl"], in: document, of: place, &verdict)
    let wait = document.target(verb, "waitUrl")
    let heard = checkTime(
      wait, parking.timeout?.seconds ?? PhoneFacts.usualParking, while: nil, place, at: document.place(verb), &verdict)
    if let heard {
      let last = heard.acts.last
      expect(
        heard.acts.map(\.name) == ["Pause", "Redirect"] && last.map(heard.target) == wait, at: heard.file.start,
        "a parked call of step `\(graph.steps[place].name)` does not go on waiting", &verdict)
    }
    checkLeft(
      document.target(verb, "action"), ["timeout"], otherwise: "failed", place, at: document.place(verb), &verdict)
  }

  /// How long a call waits; gives what it hears meanwhile.
  private func checkTime(
    _ path: String?, _ seconds: Int?, while schedule: String?, _ place: Int, at location: Location,
    _ verdict: inout Verdict
  ) -> TwiMLServer.Document? {
    let members: Set = ["while", "from", "to", "remember", "otherwise"]
    guard let route = route(path, by: "QueueTime", members, of: place, at: location, &verdict) else { return nil }
    let step = graph.steps[place].name
    let isTimed =
      route["from"]?.int == seconds && route["remember"]?.string == seconds.map { _ in "timeout" }
      && (seconds == nil ? route["to"] == nil : server.does(route["to"]?.string, "Leave"))
    expect(
      isTimed, at: route.location,
      "callers of step `\(step)` do not wait \(seconds.map { "\($0) seconds" } ?? "as long as it takes")", &verdict)
    let told = route["while"]
    let isOpen =
      told?["schedule"]?.string == schedule
      && (schedule == nil
        || told?["remember"]?.string == PhoneFacts.closedOutcome && server.does(told?["otherwise"]?.string, "Leave"))
    expect(
      isOpen, at: (told ?? route).location,
      "callers of step `\(step)` do not wait while the contract's schedule is open", &verdict)
    return route["otherwise"]?.string.flatMap { server.documents[$0] }
  }

  /// What those who wait hear in turn, again and again; which texts it says is looked at by itself.
  private func checkHeard(
    _ heard: TwiMLServer.Document, _ wait: String?, _ queue: Queue, _ keys: [String], _ place: Int,
    _ verdict: inout Verdict
  ) {
    let step = graph.steps[place].name
    let every = "\(queue.announce?.every.seconds ?? 30)"
    let rounds = max(1, queue.announce?.texts.count ?? 0)
    let rest = heard.verbs.filter { $0.name != "Say" }
    let name = keys.isEmpty ? "Pause" : "Gather"
    expect(
      rest.map(\.name) == Array(repeating: name, count: rounds) + ["Redirect"]
        && rest.last.map(heard.target) == wait, at: heard.file.start,
      "what callers of step `\(step)` hear while they wait is not heard again and again", &verdict)
    for verb in rest where verb.name == name {
      let wanted = keys.isEmpty ? ["length": every] : ["numDigits": "1", "timeout": every]
      expectAttributes(verb, wanted, besides: ["action", "input"], in: heard, of: place, &verdict)
      if keys.isEmpty { continue }
      let members: Set = ["keys", "otherwise", "remember"]
      guard
        let route = route(
          heard.target(verb, "action"), by: "Digits", members, of: place, at: heard.place(verb), &verdict)
      else { continue }
      let told = route["keys"]?.members ?? []
      expect(
        Set(told.map(\.key)) == Set(keys) && told.allSatisfy { server.does($0.value.string, "Leave") }
          && route["otherwise"]?.string == heard.path && route["remember"]?.string == "key", at: route.location,
        "callers do not leave step `\(step)` by the contract's keys, and by no other", &verdict)
    }
  }

  /// What comes of waiting: `left` are the outcomes that are remembered as a call leaves.
  private mutating func checkLeft(
    _ path: String?, _ left: [String], otherwise: String, _ place: Int, at location: Location,
    _ verdict: inout Verdict
  ) {
    guard
      let route = route(path, by: "QueueResult", ["results", "never", "otherwise"], of: place, at: location, &verdict)
    else { return }
    let ways = graph.leaving[place].map(\.outcome)
    let results = route["results"]
    let told = results?["leave"]?.members ?? []
    let over = ways.contains("completed") ? "completed" : "end"
    var wanted = ["leave", "bridged", "redirected", "redirected-from-bridged", "hangup"]
    if ways.contains("full") { wanted.append("queue-full") }
    expect(
      Set(told.map(\.key)) == Set(left) && Set((results?.members ?? []).map(\.key)) == Set(wanted),
      at: (results ?? route).location,
      "the route of step `\(graph.steps[place].name)` knows other ends of waiting than there are", &verdict)
    for way in told where left.contains(way.key) {
      lead(way.key, of: place, to: way.value.string, at: way.value.location, &verdict)
    }
    for result in results?.members ?? [] where result.key != "leave" && wanted.contains(result.key) {
      lead(
        result.key == "queue-full" ? "full" : over, of: place, to: result.value.string, at: result.value.location,
        &verdict)
    }
    let rest = route["otherwise"]
    lead(otherwise, of: place, to: rest?.string, at: (rest ?? route).location, &verdict)
  }

  // MARK: - Conferences and messages

  mutating func check(
    _ meeting: Meeting, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let pin = meeting.pin else { return enter(meeting, document, place, &verdict) }
    guard let verb = only("Gather", in: document, of: place, &verdict) else { return }
    expectQuestion(verb, document, place, &verdict)
    let members: Set = ["is", "to", "tries", "again", "then", "counts"]
    let path = document.target(verb, "action")
    guard let route = route(path, by: "pin", members, of: place, at: document.place(verb), &verdict) else { return }
    expect(
      route["is"]?.string == "@secret(\(pin.code.secret))"
        && route["tries"]?.int == pin.tries ?? PhoneFacts.usualPinTries
        && route["counts"]?.string == "per call and entry", at: route.location,
      "the PIN of step `\(graph.steps[place].name)` is not asked for as the contract says", &verdict)
    lead("wrong_pin", of: place, to: route["then"]?.string, at: (route["then"] ?? route).location, &verdict)
    if let inside = route["to"]?.string.flatMap({ server.documents[$0] }) {
      expectSaid(inside.said, [], of: place, at: inside.file.start, &verdict)
      enter(meeting, inside, place, &verdict)
    }
    guard let again = route["again"]?.string.flatMap({ server.documents[$0] }) else { return }
    expectSaid(
      again.said, texts(pin.say, place) + texts(pin.ask, place), of: place, at: again.file.start, &verdict)
    guard let verb = only("Gather", in: again, of: place, &verdict) else { return }
    expectQuestion(verb, again, place, &verdict)
    expect(
      again.target(verb, "action") == path, at: again.place(verb),
      "the PIN of step `\(graph.steps[place].name)` is asked for again, and not looked at", &verdict)
  }

  private func expectQuestion(
    _ verb: MarkupElement, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    let wanted = ["finishOnKey": "#", "timeout": "\(PhoneFacts.pinSilence)", "actionOnEmptyResult": "true"]
    expectAttributes(verb, wanted, besides: ["action", "input"], in: document, of: place, &verdict)
  }

  /// The conference begins with a moderator and ends without; everybody else waits for one.
  private mutating func enter(
    _ meeting: Meeting, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    guard let verb = only("Dial", in: document, of: place, &verdict) else { return }
    expectAttributes(verb, [:], besides: ["action"], in: document, of: place, &verdict)
    lead("next", of: place, to: document.target(verb, "action"), at: document.place(verb), &verdict)
    let isModerated = subject.contract.dialplans.contains { dialplan in
      dialplan.steps.contains { step in
        if case .conference(let other) = step.act { other.room == meeting.room && other.isModerator } else { false }
      }
    }
    let nouns = document.nouns(of: verb)
    expect(
      nouns.map(\.name) == ["Conference"] && !nouns[0].text.isEmpty, at: document.place(verb),
      "step `\(graph.steps[place].name)` brings callers together with nobody", &verdict)
    guard let room = nouns.first else { return }
    let wanted = [
      "muted": "\(meeting.isMuted)", "beep": "\(meeting.isAnnounced)",
      "startConferenceOnEnter": "\(meeting.isModerator || !isModerated)",
      "endConferenceOnExit": "\(meeting.isModerator)",
    ]
    expectAttributes(room, wanted, besides: [], in: document, of: place, &verdict)
  }

  mutating func check(
    _ message: Recording, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    let acts = document.acts
    let step = graph.steps[place].name
    expect(
      acts.map(\.name) == ["Record", "Redirect"], at: document.place(acts.first),
      "step `\(step)` does not take a message, and goes on after it", &verdict)
    guard let verb = acts.first, verb.name == "Record" else { return }
    let wanted = [
      "maxLength": "\(message.max?.seconds ?? PhoneFacts.usualMessage)",
      "finishOnKey": "\(message.finish ?? PhoneFacts.messageEndKey)", "playBeep": "true",
    ]
    let others: Set = ["action", "recordingStatusCallback", "timeout", "transcribe", "transcribeCallback"]
    expectAttributes(verb, wanted, besides: others, in: document, of: place, &verdict)
    lead("next", of: place, to: document.target(verb, "action"), at: document.place(verb), &verdict)
    if let next = acts.last, next.name == "Redirect" {
      lead("next", of: place, to: document.target(next), at: document.place(next), &verdict)
    }
    let members: Set = ["mailbox", "email", "retention_seconds"]
    let path = document.target(verb, "recordingStatusCallback")
    let mailbox = subject.contract.mailboxes[message.mailbox]
    guard
      let route = route(path, by: "RecordingUrl", members, of: place, at: document.place(verb), &verdict)
    else { return }
    verdict.expect(
      route["mailbox"]?.string == message.mailbox && route["email"]?.string == mailbox?.email
        && route["retention_seconds"]?.int == mailbox?.retention?.seconds, ConformanceFindings.mailboxSetting,
      at: route.location, "messages of step `\(step)` are not kept as mailbox `\(message.mailbox)` says",
      declared: declared)
  }
}
