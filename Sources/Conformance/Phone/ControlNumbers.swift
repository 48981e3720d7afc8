import Facts
import Findings
import JSONValues
import Language
import Resolve

/// What call control says besides its routes: numbers, times, what is kept, and files.
extension ControlExpectation {
  static func checkNumbers(_ control: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.controlNumber
    let routes = control["routes"]
    let told = control["numbers"]?.members ?? []
    for dialplan in subject.resolved.dialplans where dialplan.dialplan.direction == .inbound {
      let graph = dialplan.graph
      let reached = graph.reached
      let connects = graph.steps.indices.contains { place in
        if case .connect = graph.steps[place].act { reached[place] } else { false }
      }
      for number in dialplan.dialplan.numbers {
        let node = told.first { $0.key == number }?.value
        let route = node?.string.flatMap { routes?[$0] }
        verdict.expect(
          connects ? route?["dialplan"]?.string == dialplan.name : node == nil, kind,
          at: (node ?? control["numbers"] ?? control).location,
          "calls to \(number) \(connects ? "do not lead" : "lead") to an agent of `\(dialplan.name)`",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
    let declared = subject.contract.dialplans.filter { $0.direction == .inbound }.flatMap(\.numbers)
    for number in told {
      verdict.expect(
        declared.contains(number.key), kind, at: number.value.location, "no dialplan has the number `\(number.key)`")
    }
    for dialplan in subject.contract.dialplans where dialplan.direction == .outbound {
      let claim = Claim(kind, "outbound `\(dialplan.name)`", declared: subject.place(of: "dialplan.\(dialplan.name)"))
      guard let call = control["outbound", dialplan.name] else {
        verdict.expect(
          false, kind, at: (control["outbound"] ?? control).location, "\(claim.subject) is missing",
          declared: claim.declared)
        continue
      }
      verdict.expect(call, "caller_id", dialplan.callerID.map { .string($0) }, claim, because: "`caller_id`")
      var window: JSONObject?
      if let written = dialplan.window {
        window = [
          "timezone": .string(written.timezone), "days": .strings(written.days.map(\.rawValue)),
          "from": .string(written.from.text), "to": .string(written.to.text),
        ]
      }
      verdict.expect(call, "window", window.map { .object($0) }, claim, because: "`window`")
      var attempts: JSONObject?
      if let written = dialplan.attempts {
        attempts = ["max": .int(written.max)]
        attempts?.append("apart_seconds", written.apart.map { .int($0.seconds) })
      }
      verdict.expect(call, "attempts", attempts.map { .object($0) }, claim, because: "`attempts`")
      for (key, ending) in [("call_file", "call"), ("call_request", "request.json")] {
        let name = call[key]?.string ?? ""
        verdict.expect(
          name.hasPrefix("phone/outbound/") && name.hasSuffix(".\(ending)")
            && (name == "phone/outbound/\(dialplan.name).\(ending)"
              || subject.files["phone/outbound/\(dialplan.name).\(ending)"] == nil),
          kind,
          at: (call[key] ?? call).location, "\(claim.subject) is begun by other files than its own",
          declared: claim.declared)
      }
      verdict.expect(
        call["number", "type"]?.string == dialplan.to, kind, at: (call["number"] ?? call).location,
        "\(claim.subject) calls other numbers than those of `\(dialplan.to ?? "")`", declared: claim.declared)
    }
    checkRetention(control, subject, &verdict)
  }

  static func checkRetention(_ control: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let kept = control["retention"]?.elements ?? []
    let kind = ConformanceFindings.controlNumber
    for dialplan in subject.contract.dialplans {
      for seconds in dialplan.spansOfCalls {
        let item = kept.first { item in
          item["what"]?.string == "numbers" && item["dialplan"]?.string == dialplan.name
            && item["seconds"]?.int == seconds
        }
        verdict.expect(
          item?["where"]?.string?.hasPrefix("astdb/") ?? false, kind,
          at: (item ?? control["retention"] ?? control).location,
          "that numbers of callers are kept for \(seconds) seconds, and where, is not said for `\(dialplan.name)`",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
      for (what, time) in [
        ("recording", dialplan.retention?.recording), ("transcript", dialplan.retention?.transcript),
      ] {
        guard let time else { continue }
        let item = kept.first { $0["what"]?.string == what && $0["dialplan"]?.string == dialplan.name }
        verdict.expect(
          item?["seconds"]?.int == time.seconds || (item == nil && what == "recording" && dialplan.recordCall == nil),
          kind,
          at: (item?["seconds"] ?? item ?? control).location,
          "the \(what) of `\(dialplan.name)` is not kept for \(time.words)",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
    let used = subject.contract.usedStreams
    let streams = kept.filter { $0["what"]?.string == "streams" }
    for stream in used {
      let item = streams.first { $0["stream"]?.string == stream.name }
      verdict.expect(
        item?["where"]?.string == stream.url && item?["seconds"]?.int == stream.retention?.seconds, kind,
        at: (item ?? control["retention"] ?? control).location,
        "what the far end of web socket `\(stream.name)` keeps is not said as the contract has it",
        declared: subject.place(of: "stream.\(stream.name)"))
    }
    verdict.expect(
      streams.count == used.count, kind, at: (streams.last ?? control).location,
      "far ends keep something that no step connects calls to")
    for mailbox in subject.contract.mailboxes {
      for (what, isKept) in [("messages", true), ("message transcripts", mailbox.isTranscribed)] {
        let item = kept.first { $0["what"]?.string == what && $0["mailbox"]?.string == mailbox.name }
        verdict.expect(
          (item != nil) == isKept && (!isKept || item?["seconds"]?.int == mailbox.retention?.seconds), kind,
          at: (item ?? control).location,
          "the \(what) of mailbox `\(mailbox.name)` are not kept for \(mailbox.retention?.words ?? "as long as the contract says")",
          declared: subject.place(of: "mailbox.\(mailbox.name)"))
      }
    }
  }

  /// Every body that call control accepts calls with is there.
  static func checkFiles(_ control: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    for node in (control["routes"]?.members ?? []).compactMap({ $0.value["accept"] }) {
      verdict.expect(
        node.string.map { subject.files[$0] != nil } ?? false, ConformanceFindings.missingFile, at: node.location,
        "\(node.shown) is named here, and missing")
    }
  }

  /// How a route is chosen, and what a call is refused by: the same for every contract.
  static func checkChoice(_ control: JSONNode, _ claim: Claim, _ verdict: inout Verdict) {
    verdict.expect(control, "version", 1, claim, because: "its format")
    let select: JSONValue = [
      ["by": "header", "header": .string(PhoneFacts.routeHeader), "from": "routes", "ingress": "pbx"],
      ["by": "number", "headers": .strings(PhoneFacts.dialledNumberHeaders), "from": "numbers", "ingress": "direct"],
    ]
    verdict.expect(control, "select", select, claim, because: "the exchange's header, and the number that was dialled,")
  }
}

extension Agent {
  /// What the model calls on the phone to leave, and the outcome that each stands for.
  var phoneFunctions: JSONValue {
    var functions = JSONObject()
    functions.append("escalate_to_human", escalation?.phone?.exit.map { .string($0) })
    for exit in exits { functions.append("transfer_to_\(exit.name)", exit.phone?.exit.map { .string($0) }) }
    functions.append("finish_session", "completed")
    return .object(functions)
  }
}
