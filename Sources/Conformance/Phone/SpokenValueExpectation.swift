import Facts
import Findings
import Language
import Resolve

/// Where a handler of TwiML puts values of the call, what it must look at before, and what it keeps for that.
enum SpokenValueExpectation: Expectation {
  static let name = "that values are put into TwiML where the contract says them, and looked at before"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let routes = subject.files.json("phone/twiml/routes.json") else { return }
    var wanted: Set<String> = []
    for dialplan in subject.resolved.dialplans {
      let flow = subject.resolved.spoken(dialplan)
      for (place, step) in flow.graph.steps.enumerated() where !step.spokenValues.isEmpty {
        let document = check(step, flow.languages[place], dialplan, flow, routes, subject, &verdict)
        if let document { wanted.insert(document) }
      }
      for (place, step) in flow.graph.steps.enumerated() where !step.toldValues.isEmpty {
        let document = checkTold(step, flow.languages[place], dialplan, flow, routes, subject, &verdict)
        if let document { wanted.insert(document) }
      }
      checkKept(dialplan, flow, routes, subject, &verdict)
    }
    for document in routes["values", "documents"]?.members ?? [] {
      verdict.expect(
        wanted.contains(document.key), ConformanceFindings.spokenValue, at: document.value.location,
        "no step says a value of the call in `\(document.key)`")
    }
    let fill = routes["values", "fill"]?.string
    verdict.expect(
      wanted.isEmpty == (fill == nil), ConformanceFindings.spokenValue,
      at: routes["values"]?.location ?? routes.location,
      "nothing tells a handler how values are looked at")
    let saysMoments = subject.resolved.dialplans.contains { $0.dialplan.spokenValues.contains(where: \.isMoment) }
    verdict.expect(
      saysMoments == (routes["values", "moments"]?.string != nil), ConformanceFindings.spokenValue,
      at: routes["values"]?.location ?? routes.location,
      "nothing tells a handler how days and times are written")
    let saysSpans = subject.resolved.dialplans.contains { $0.dialplan.saysSpans }
    verdict.expect(
      saysSpans == (routes["values", "durations"]?.string != nil), ConformanceFindings.spokenValue,
      at: routes["values"]?.location ?? routes.location,
      "nothing tells a handler how spans of time are written")
    let tells = subject.resolved.dialplans.contains { $0.dialplan.steps.contains { !$0.toldValues.isEmpty } }
    verdict.expect(
      tells == (routes["values", "told"]?.string != nil), ConformanceFindings.spokenValue,
      at: routes["values"]?.location ?? routes.location,
      "nothing tells a handler whose values whoever answers is told")
  }

  /// The document of a step in a language; its values are where the handler is told.
  private static func check(
    _ step: Step, _ language: String, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow, _ routes: JSONNode,
    _ subject: Subject, _ verdict: inout Verdict
  ) -> String? {
    let name = "\(dialplan.name)/\(language == flow.first ? step.name : "\(step.name).\(language)")"
    let isRecorded = dialplan.dialplan.recordCall?.from == step.name
    let document = name + (isRecorded ? ".recorded.xml" : ".xml")
    let disclosed = isRecorded ? [] : step.disclose.compactMap(dialplan.dialplan.words)
    let before = disclosed.reduce(0) { $0 + $1.said(in: language, first: flow.first).count }
    let heard = step.say?.heard(in: language, first: flow.plain(in: step)) ?? []
    return check(heard, behind: before, in: language, document, dialplan, flow, routes, subject, &verdict)
  }

  /// The same of what whoever answers is told.
  private static func checkTold(
    _ step: Step, _ language: String, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow, _ routes: JSONNode,
    _ subject: Subject, _ verdict: inout Verdict
  ) -> String? {
    guard case .transfer(let transfer) = step.act, let told = transfer.told else { return nil }
    let name = "\(dialplan.name)/\(language == flow.first ? step.name : "\(step.name).\(language)")"
    let spoken = flow.toldLanguage(told.speech, in: language)
    let heard = told.speech.heard(in: spoken, first: told.speech.isUnnamed ? spoken : flow.plain(in: step))
    return check(heard, behind: 0, in: spoken, name + ".\(told.key).xml", dialplan, flow, routes, subject, &verdict)
  }

  /// Gives the document, if it is there.
  private static func check(
    _ heard: [Speech.Part], behind before: Int, in language: String, _ document: String,
    _ dialplan: ResolvedDialplan, _ flow: SpokenFlow, _ routes: JSONNode, _ subject: Subject, _ verdict: inout Verdict
  ) -> String? {
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    guard let file = subject.files["phone/twiml/\(document)"] else { return nil }
    let said = XMLReader.read(file.bytes).elements.filter { $0.name == "Say" }
    var values = (routes["values", "documents", document]?.elements ?? [])[...]
    for (number, part) in heard.enumerated() {
      let verb = before + number < said.count ? said[before + number] : nil
      guard case .value(let value) = part else { continue }
      let entry = values.popFirst()
      let isRight =
        entry.map { isTold($0, value, dialplan, flow) && $0["say"]?.int == before + number + 1 } ?? false
      verdict.expect(
        isRight, ConformanceFindings.spokenValue, at: (entry ?? routes).location,
        "the handler does not put the \(value.label) into `\(document)`, or not as the contract says it",
        declared: declared)
      guard let entry, isRight else { continue }
      let isThere = verb?.text == entry["place"]?.string && verb?.attribute("language")?.value == language
      verdict.expect(
        isThere, ConformanceFindings.spokenValue, at: file.location(verb?.tag ?? 0..<0),
        "there is no place for the \(value.label), said in `\(language)`", declared: declared)
    }
    verdict.expect(
      values.isEmpty, ConformanceFindings.spokenValue, at: values.first?.location ?? routes.location,
      "the handler puts more values into `\(document)` than the contract says", declared: declared)
    return document
  }

  private static func isTold(
    _ entry: JSONNode, _ value: SpokenValue, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow
  ) -> Bool {
    let pattern =
      switch value.manner {
      case .digits: PhoneFacts.digitsPattern
      case .number: PhoneFacts.numeralPattern
      case .duration: PhoneFacts.spanPattern
      case .date, .time: value.timezone == nil ? PhoneFacts.datePattern : PhoneFacts.instantPattern
      }
    if value.source == .caller {
      // A plus and the digits, of which no other request than that of the caller's own call has any.
      return entry["as"]?.string == "digits" && entry["from"]?.string == "From" && entry["kept"] == nil
        && entry["answer"] == nil && entry["pattern"]?.string == "^[+]\(PhoneFacts.numberPattern)$"
    }
    return entry["as"]?.string == value.manner.rawValue && entry["pattern"]?.string == pattern
      && entry["timezone"]?.string == value.timezone && entry["unit"]?.string == value.unit?.rawValue
      && isFrom(entry, value.source, dialplan, flow)
  }

  /// Whether a handler has a value from where the contract says.
  static func isFrom(
    _ entry: JSONNode, _ source: SpokenValue.Source, _ dialplan: ResolvedDialplan, _ flow: SpokenFlow
  ) -> Bool {
    // One route for each language in which the call may have been there.
    let routes = flow.places(of: source.step).map { place in
      let language = flow.languages[place]
      return "\(dialplan.name)/\(language == flow.first ? source.step : "\(source.step).\(language)")"
    }
    switch source {
    case .caller: return false
    case .keys:
      return entry["kept"]?.elements.compactMap(\.string) == routes.map { "\($0)/keys" } && entry["answer"] == nil
    case .variable(let name):
      return entry["variable"]?.string == name && entry["kept"] == nil && entry["answer"] == nil
    case .answer(_, let path):
      return entry["answer"]?.elements.compactMap(\.string) == routes && entry["kept"] == nil
        && entry["path"]?.elements.compactMap(\.string) == path
    }
  }

  /// What is said or compared later is remembered, and nothing else of an answer.
  private static func checkKept(
    _ dialplan: ResolvedDialplan, _ flow: SpokenFlow, _ routes: JSONNode, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let sources = dialplan.dialplan.spokenValues.map(\.source) + dialplan.dialplan.comparedValues
    for (place, step) in flow.graph.steps.enumerated() {
      let name = flow.languages[place] == flow.first ? step.name : "\(step.name).\(flow.languages[place])"
      var isRight = true
      var route: JSONNode?
      switch step.act {
      case .ask:
        route = routes["routes", "\(dialplan.name)/\(name)/keys"]
        isRight = !sources.contains(.keys(step.name)) || route?["keep"]?.bool == true
      case .call:
        route = routes["routes", "\(dialplan.name)/\(name)"]
        let paths = sources.compactMap { if case .answer(step.name, let path) = $0 { path } else { nil } }
        let kept = (route?["keep"]?.elements ?? []).map { $0.elements.compactMap(\.string) }
        isRight = Set(kept) == Set(paths)
      default: continue
      }
      guard let route else { continue }
      verdict.expect(
        isRight, ConformanceFindings.spokenValue, at: route.location,
        "the handler does not keep of step `\(step.name)` what is said or compared later, and nothing else",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
  }
}
