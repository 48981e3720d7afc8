import Facts
import Findings
import JSONValues
import Language
import Resolve
import SourceText

/// What steps do on the walk, besides putting callers through to somebody.
extension TwiMLWalk {
  /// A document does the one thing of its step.
  mutating func act(_ place: Int, _ document: TwiMLServer.Document, _ verdict: inout Verdict) {
    let step = graph.steps[place]
    switch step.act {
    case .none:
      let next = redirect(document, of: place, &verdict)
      lead("next", of: place, to: next, at: document.place(document.acts.first), &verdict)
    case .branch, .refer, .callBack, .call, .emergency:
      if let next = redirect(document, of: place, &verdict) {
        choose(place, next, at: document.place(document.acts.first), &verdict)
      }
    case .ask(let ask):
      guard let verb = only("Gather", in: document, of: place, &verdict) else { return }
      check(ask, verb, document, place, &verdict)
      let keys = document.target(verb, "action")
      check(ask, keys, place, at: document.place(verb), &verdict)
    case .connect(let connect): check(connect, document, place, &verdict)
    case .transfer(let transfer): check(transfer, document, place, &verdict)
    case .stream(let streaming): check(streaming, document, place, &verdict)
    case .queue(let waiting): check(waiting, document, place, &verdict)
    case .park(let parking): check(parking, document, place, &verdict)
    case .conference(let meeting): check(meeting, document, place, &verdict)
    case .record(let message): check(message, document, place, &verdict)
    case .hangup(let reason): check(reason, document, place, &verdict)
    }
  }

  /// The verb of a document that does nothing else.
  func only(
    _ name: String, in document: TwiMLServer.Document, of place: Int, _ verdict: inout Verdict
  ) -> MarkupElement? {
    let acts = document.acts
    expect(
      acts.map(\.name) == [name], at: document.place(acts.first),
      "a document of step `\(graph.steps[place].name)` does something else than `<\(name)>`", &verdict)
    return acts.first { $0.name == name }
  }

  // MARK: - Routes

  /// A route chooses how the call goes on.
  mutating func choose(_ place: Int, _ path: String, at location: Location, _ verdict: inout Verdict) {
    switch graph.steps[place].act {
    case .branch(let branch):
      let members: Set = ["cases", "otherwise", "visits_of", "counts"]
      guard let route = route(path, by: "conditions", members, of: place, at: location, &verdict) else { return }
      // What each case asks, and to which step it leads, is looked at by itself.
      for (told, item) in zip(route["cases"]?.elements ?? [], branch.cases) {
        follow("if:\(item.label)", of: place, told["to"], &verdict)
      }
      lead(
        "else", of: place, to: route["otherwise"]?.string, at: (route["otherwise"] ?? route).location, &verdict)
      expect(
        (route["counts"]?.string == "per call, this time included") == (branch.mostVisits != nil),
        at: route.location, "what counts as a visit of step `\(graph.steps[place].name)` is not said", &verdict)
    case .callBack(let callBack):
      let members: Set = ["note_for", "pattern", "accepted", "refused"]
      guard let route = route(path, by: "From", members, of: place, at: location, &verdict) else { return }
      expect(
        route["note_for"]?.string == callBack.dialplan
          && route["pattern"]?.string == "^[+]\(PhoneFacts.numberPattern)$", at: route.location,
        "who is to be called back is not noted down as the contract says", &verdict)
      for outcome in PhoneFacts.callBackOutcomes {
        lead(outcome, of: place, to: route[outcome]?.string, at: (route[outcome] ?? route).location, &verdict)
      }
    case .emergency(let change):
      let members: Set = ["schedule", "closed", "then"]
      guard let route = route(path, by: "emergency", members, of: place, at: location, &verdict) else { return }
      expect(
        route["schedule"]?.string == change.schedule && route["closed"]?.bool == change.isClosed, at: route.location,
        "step `\(graph.steps[place].name)` switches something else than the contract says", &verdict)
      lead("next", of: place, to: route["then"]?.string, at: (route["then"] ?? route).location, &verdict)
    case .call(let call): check(call, path, place, at: location, &verdict)
    case .refer:
      // What is handed over, and where a call goes on, is looked at by itself.
      _ = route(
        path, by: ReferFacts.sipCall, ["to", "otherwise", "put", "into"], of: place, at: location, &verdict)
      follow("failed", of: place, server.routes[path]?["otherwise"], &verdict)
    default: break
    }
  }

  /// A way whose step another check looks at: here only the language of the call is.
  private mutating func follow(_ outcome: String, of place: Int, _ node: JSONNode?, _ verdict: inout Verdict) {
    let next = graph.leaving[place].first { $0.outcome == outcome }?.to
    guard let node, let target = node.string, let next else { return }
    if TwiMLPlace(target, flow).step == graph.steps[next].name || targets[next] == nil {
      lead(outcome, of: place, to: target, at: node.location, &verdict)
    }
  }

  private mutating func check(
    _ call: ToolCall, _ path: String, _ place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    let members: Set = [
      "server", "protocol", "tool", "arguments", "timeout_seconds", "cases", "otherwise", "failed", "timeout", "keep",
      "no_number",
    ]
    guard let route = route(path, by: "tool", members, of: place, at: location, &verdict),
      let tool = subject.resolved.tool(call.tool)
    else { return }
    let claim = Claim(
      ConformanceFindings.toolRequest, "the handler's call of step `\(graph.steps[place].name)`", declared: declared)
    verdict.expect(
      route, "server", .string(subject.contract.server?.url ?? ""), claim, because: "`server.url`")
    verdict.expect(route, "protocol", .string(MCPFacts.protocolVersion), claim, because: "the protocol")
    verdict.expect(route, "tool", .string(tool.tool.protocolName), claim, because: "`call`")
    verdict.expect(
      route, "timeout_seconds", .int(call.timeout?.seconds ?? PhoneFacts.usualToolWait), claim, because: "`timeout`")
    var arguments = JSONObject()
    for argument in call.arguments { arguments.append(argument.name, value(of: argument, tool)) }
    verdict.expect(route, "arguments", .object(arguments), claim, because: "`with`")
    for (told, item) in zip(route["cases"]?.elements ?? [], call.cases) {
      follow("if:\(item.label)", of: place, told["to"], &verdict)
    }
    for way in graph.leaving[place] where !way.outcome.hasPrefix("if:") {
      follow(way.outcome, of: place, route[way.outcome == "else" ? "otherwise" : way.outcome], &verdict)
    }
  }

  /// Where a handler has an argument from.
  private func value(of argument: ToolCall.Argument, _ tool: ResolvedTool) -> JSONValue {
    switch argument.value {
    case .literal(let text): ["value": subject.resolved.literal(text, for: argument.name, of: tool)]
    case .caller: ["from": "From", "pattern": .string("^[+]\(PhoneFacts.numberPattern)$")]
    case .called: ["from": "To"]
    case .callee: ["from": "To", "pattern": .string("^[+]\(PhoneFacts.numberPattern)$")]
    case .variable(let name): ["variable": .string(name)]
    case .keys(let step): ["kept": .strings(flow.places(of: step).compactMap { targets[$0].map(keyRoute) })]
    }
  }

  /// Where the keys of a question are kept: by the name of the document that asks.
  private func keyRoute(_ target: String) -> String {
    (target.hasSuffix(".xml") ? String(target.dropLast(4)) : target) + "/keys"
  }

  // MARK: - Questions

  private func check(
    _ ask: Ask, _ verb: MarkupElement, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    var wanted = [
      "timeout": "\(ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence)", "finishOnKey": "",
      "actionOnEmptyResult": "true",
    ]
    let lengths = Set(ask.keys.map(\.press.length))
    if lengths.count == 1 { wanted["numDigits"] = "\(lengths.first ?? 1)" }
    expectAttributes(
      verb, wanted, besides: ["action", "input", "hints", "language", "speechTimeout"], in: document, of: place,
      &verdict)
  }

  private mutating func check(
    _ ask: Ask, _ path: String?, _ place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    let step = graph.steps[place]
    let members: Set = ["keys", "speech", "words", "no_input", "no_match", "too_many", "keep", "counts"]
    guard let route = route(path, by: "Digits", members, of: place, at: location, &verdict) else { return }
    let told = route["keys"]?.members ?? []
    let wanted = Set(ask.keys.map(\.press.text))
    for key in told {
      expect(
        wanted.contains(key.key), at: key.value.location,
        "step `\(step.name)` takes key `\(key.key)`, which the contract does not", &verdict)
    }
    for key in wanted.sorted() {
      let node = told.first { $0.key == key }?.value
      lead("key:\(key)", of: place, to: node?.string, at: (node ?? route["keys"] ?? route).location, &verdict)
    }
    for (outcome, retry) in [("no_input", ask.noInput), ("no_match", ask.noMatch)] {
      let node = route[outcome]
      let location = (node ?? route).location
      let tries = retry?.tries ?? 1
      expect(
        node?["tries"]?.int == tries && (node?["again"] != nil) == (tries > 1), at: location,
        "step `\(step.name)` is not asked \(tries) times before `\(outcome)`", &verdict)
      lead(outcome, of: place, to: node?["then"]?.string, at: location, &verdict)
      if tries > 1, let again = node?["again"]?.string {
        check(ask, saying: retry?.say, again, path, place, &verdict)
      }
    }
    let last = route["too_many"]
    expect(
      last?["tries"]?.int == ask.tooMany.map { $0.tries ?? PhoneFacts.usualTries }, at: (last ?? route).location,
      "step `\(step.name)` does not count the tries that are too many as the contract says", &verdict)
    if let tooMany = ask.tooMany, let then = last?["then"] {
      var target = then.string
      if let say = tooMany.say, let document = target.flatMap({ server.documents[$0] }) {
        expectSaid(document.said, texts(say, place), of: place, at: document.file.start, &verdict)
        target = redirect(document, of: place, &verdict)
      }
      lead("too_many", of: place, to: target, at: then.location, &verdict)
    }
    expect(
      route["counts"]?.string == "per call and entry", at: (route["counts"] ?? route).location,
      "the tries of step `\(step.name)` do not count for one call and entry", &verdict)
    // What is said or handed over is looked at by itself.
    let keeps = route["keep"]?.bool == true
    expect(
      keeps ? keptKeys(all: true).contains(step.name) : !keptKeys(all: false).contains(step.name),
      at: (route["keep"] ?? route).location,
      "what is pressed at step `\(step.name)` is \(keeps ? "kept, and nothing asks for it" : "not kept for a tool or a switch")",
      &verdict)
  }

  /// The question is put again: what was wrong, then its own words; nothing else, and the same keys.
  private func check(
    _ ask: Ask, saying words: Speech?, _ path: String, _ keys: String?, _ place: Int, _ verdict: inout Verdict
  ) {
    guard var document = server.documents[path] else { return }
    let start = document.file.start
    var said = document.said
    if let verb = document.acts.first, verb.name == "Redirect",
      let next = server.documents[document.target(verb)]
    {
      document = next
      said += next.said
    }
    expectSaid(said, texts(words, place) + texts(ask.prompt, place), of: place, at: start, &verdict)
    guard let verb = only("Gather", in: document, of: place, &verdict) else { return }
    if document.path != targets[place] { check(ask, verb, document, place, &verdict) }
    expect(
      document.target(verb, "action") == keys, at: document.place(verb),
      "step `\(graph.steps[place].name)`, asked again, takes other keys", &verdict)
  }

  /// The steps whose keys something needs later: a tool or a switch, or anything.
  private func keptKeys(all: Bool) -> Set<String> {
    var kept: Set<String> = []
    for case .keys(let asked) in dialplan.comparedValues { kept.insert(asked) }
    for step in dialplan.steps {
      if case .call(let call) = step.act { kept.formUnion(call.keySteps) }
      guard all else { continue }
      kept.formUnion(step.referral?.keySteps ?? [])
      for value in step.spokenValues + step.toldValues {
        if case .keys(let asked) = value.source { kept.insert(asked) }
      }
    }
    return kept
  }

  // MARK: - The end

  private func check(
    _ reason: Step.Hangup, _ document: TwiMLServer.Document, _ place: Int, _ verdict: inout Verdict
  ) {
    let step = graph.steps[place]
    // Any verb but this one answers the call.
    let isRefused = reason != .normal && step.say == nil && step.disclose.isEmpty && !mayBeAnswered(before: place)
    guard let verb = only(isRefused ? "Reject" : "Hangup", in: document, of: place, &verdict) else { return }
    let wanted = isRefused ? ["reason": reason == .busy ? "busy" : "rejected"] : [:]
    expectAttributes(verb, wanted, besides: [], in: document, of: place, &verdict)
  }

  private func mayBeAnswered(before place: Int) -> Bool {
    if dialplan.direction == .outbound { return true }
    let after = graph.ways.compactMap { way -> Int? in
      let step = graph.steps[way.from]
      if step.say != nil || !step.disclose.isEmpty { return way.to }
      switch step.act {
      case .branch, .callBack, .call, .emergency: return nil
      default: return way.to
      }
    }
    return graph.reachable(from: after)[place]
  }
}
