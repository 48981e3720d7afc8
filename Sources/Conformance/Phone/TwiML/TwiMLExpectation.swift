import Findings
import Language

enum TwiMLExpectation: Expectation {
  static let name = "that TwiML has verbs that there are, where they may stand, and dials declared lines"

  /// Verbs and nouns, with their attributes and what may stand in them (twilio.com/docs/voice/twiml, 2026-11-22).
  private static let verbs: [String: (attributes: [String], children: [String])] = [
    "Response": (
      [],
      [
        "Say", "Play", "Gather", "Dial", "Record", "Redirect", "Hangup", "Reject", "Pause", "Start", "Stop", "Enqueue",
        "Leave", "Refer", "Connect",
      ]
    ),
    "Say": (["language", "voice", "loop"], []), "Play": (["loop", "digits"], []), "Pause": (["length"], []),
    "Gather": (
      [
        "action", "method", "numDigits", "finishOnKey", "timeout", "actionOnEmptyResult", "input", "language", "hints",
        "speechTimeout",
      ], ["Say", "Play", "Pause"]
    ),
    "Dial": (
      [
        "action", "method", "timeout", "timeLimit", "callerId", "answerOnBridge", "referUrl", "referMethod",
        "hangupOnStar",
        "record",
      ], ["Number", "Sip", "Conference"]
    ),
    "Number": (["url", "method"], []), "Sip": (["url", "method", "username", "password"], []),
    "Record": (
      [
        "action", "method", "maxLength", "finishOnKey", "playBeep", "timeout", "transcribe", "transcribeCallback",
        "recordingStatusCallback",
        "recordingStatusCallbackEvent", "trim",
      ], []
    ),
    "Enqueue": (["action", "method", "waitUrl", "waitUrlMethod"], []), "Leave": ([], []),
    "Refer": (["action", "method"], ["Sip"]), "Connect": (["action", "method"], ["Stream"]),
    "Stream": (["url", "name", "track", "statusCallback", "statusCallbackMethod"], ["Parameter"]),
    "Parameter": (["name", "value"], []),
    "Conference": (
      [
        "muted", "beep", "startConferenceOnEnter", "endConferenceOnExit", "waitUrl", "waitMethod", "maxParticipants",
        "record", "region", "coach", "statusCallback", "statusCallbackEvent",
      ], []
    ), "Redirect": (["method"], []), "Hangup": ([], []), "Reject": (["reason"], []),
  ]

  /// Attributes that hold an address.
  private static let links = [
    "action", "referUrl", "waitUrl", "url", "recordingStatusCallback", "transcribeCallback", "statusCallback",
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let routes = subject.files.json("phone/twiml/routes.json")
    let documents = subject.files.paths("phone/twiml/", ".xml")
    let known = Set(
      (routes?["routes"]?.members ?? []).map(\.key) + documents.map { String($0.dropFirst("phone/twiml/".count)) })
    for (markup, file) in subject.markups(in: "phone/twiml/", &verdict) {
      let folder = file.path.dropFirst("phone/twiml/".count).split(separator: "/").dropLast().joined(separator: "/")
      for element in markup.elements { check(element, markup, file, &verdict) }
      for element in markup.elements { checkTarget(element, file, folder, known, subject, &verdict) }
    }
    if let routes { check(routes, known, subject, &verdict) }
  }

  private static func check(
    _ element: MarkupElement, _ markup: Markup, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict
  ) {
    let kind = ConformanceFindings.twimlVerb
    guard let verb = verbs[element.name] else {
      verdict.expect(false, kind, at: file.location(element.tag), "there is no verb `<\(element.name)>`")
      return
    }
    let parent = element.parent.map { markup.elements[$0].name }
    verdict.expect(
      parent.map { verbs[$0]?.children.contains(element.name) ?? false } ?? (element.name == "Response"), kind,
      at: file.location(element.tag), "`<\(element.name)>` may not stand in `<\(parent ?? "the file")>`")
    for attribute in element.attributes {
      verdict.expect(
        verb.attributes.contains(attribute.name), kind, at: file.location(attribute.range),
        "`<\(element.name)>` has no attribute `\(attribute.name)`")
    }
  }

  /// Where a document goes on, and whom it dials.
  private static func checkTarget(
    _ element: MarkupElement, _ file: GeneratedFiles.Entry, _ folder: String, _ known: Set<String>, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    // A web socket is elsewhere.
    let isElsewhere = element.name == "Stream"
    var targets = element.attributes.filter { links.contains($0.name) && !(isElsewhere && $0.name == "url") }.map {
      ($0.value, $0.range)
    }
    if element.name == "Redirect" { targets.append((element.text, element.content)) }
    for (target, range) in targets {
      let path = target.hasPrefix("../") ? String(target.dropFirst(3)) : "\(folder)/\(target)"
      verdict.expect(
        known.contains(path), ConformanceFindings.twimlTarget, at: file.location(range), "`\(target)` leads nowhere")
    }
    if isElsewhere {
      let url = element.attribute("url")
      verdict.expect(
        subject.contract.streams.contains { $0.url == url?.value }, ConformanceFindings.twimlTarget,
        at: file.location(url?.range ?? element.tag), "`\(url?.value ?? "")` is no web socket of the contract")
    }
    guard element.name == "Number" || element.name == "Sip" else { return }
    verdict.expect(
      isDeclared(element, subject), ConformanceFindings.twimlTarget, at: file.location(element.content),
      "`\(element.text)` is no destination of the contract")
  }

  private static func isDeclared(_ element: MarkupElement, _ subject: Subject) -> Bool {
    let destinations = subject.contract.destinations
    if element.name == "Number" {
      let digits = element.text.filter { $0.isNumber || $0 == "+" }
      return destinations.contains { $0.uri.hasPrefix("tel:") && $0.uri.filter { $0.isNumber || $0 == "+" } == digits }
    }
    let address = element.text.prefix { $0 != "?" && $0 != ";" }
    if destinations.contains(where: { $0.uri.prefix { $0 != ";" } == address }) { return true }
    return subject.contract.trunks.contains { $0.project.map { address.hasPrefix("sip:\($0)@") } ?? false }
  }

  /// Every target of a route is a document or a route.
  private static func check(_ routes: JSONNode, _ known: Set<String>, _ subject: Subject, _ verdict: inout Verdict) {
    let keys = ["to", "then", "again", "otherwise", "accepted", "refused", "failed", "timeout", "no_number"]
    func walk(_ node: JSONNode, isTarget: Bool, _ verdict: inout Verdict) {
      if isTarget, let target = node.string {
        verdict.expect(
          known.contains(target), ConformanceFindings.twimlTarget, at: node.location, "`\(target)` leads nowhere")
      }
      for member in node.members {
        walk(member.value, isTarget: keys.contains(member.key) || (isTarget && member.value.string != nil), &verdict)
      }
      for element in node.elements { walk(element, isTarget: false, &verdict) }
    }
    for route in routes["routes"]?.members ?? [] {
      walk(route.value, isTarget: false, &verdict)
      for list in ["keys", "users", "results"] {
        for member in route.value[list]?.members ?? [] { walk(member.value, isTarget: true, &verdict) }
      }
    }
    for recording in routes["recordings"]?.elements ?? [] {
      for place in ["start_at", "pause_at"].compactMap({ recording[$0] }).flatMap({ $0.isArray ? $0.elements : [$0] }) {
        walk(place, isTarget: true, &verdict)
      }
    }
    let numbers = subject.contract.dialplans.flatMap(\.numbers)
    for number in routes["numbers"]?.members ?? [] {
      walk(number.value, isTarget: true, &verdict)
      verdict.expect(
        numbers.contains(number.key), ConformanceFindings.controlNumber, at: number.value.location,
        "no dialplan has the number `\(number.key)`")
    }
  }
}
