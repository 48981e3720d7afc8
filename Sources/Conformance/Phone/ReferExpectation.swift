import Facts
import Findings
import Language
import Resolve
import SourceText

/// What providers of TwiML and a bench are told of calls that are handed over. What exchanges do is seen where each step is
/// played.
enum ReferExpectation: Expectation {
  static let name = "that calls are handed over to the contract's destinations only, with the contract's headers"

  private static let kind = ConformanceFindings.referral

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for dialplan in subject.resolved.dialplans {
      checkDocuments(dialplan, subject, &verdict)
      checkScenarios(dialplan, subject, &verdict)
    }
  }

  // MARK: - TwiML

  /// A document of its own for each step and language, and no such verb anywhere else.
  private static func checkDocuments(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    guard let routes = subject.files.json("phone/twiml/routes.json")?["routes"] else { return }
    let flow = subject.resolved.spoken(dialplan)
    let folder = "phone/twiml/\(dialplan.name)/"
    var handing: Set<String> = []
    for step in dialplan.dialplan.steps {
      guard let referral = step.referral else { continue }
      for language in flow.languages(in: step.name) {
        let file = step.name + (language == flow.first ? "" : ".\(language)")
        handing.insert("\(folder)\(file).refer.xml")
        check(referral, step, "\(dialplan.name)/\(file)", routes, flow, subject, &verdict)
      }
    }
    for path in subject.files.paths(folder, ".xml") where !handing.contains(path) {
      guard let file = subject.files[path] else { continue }
      for verb in XMLReader.read(file.bytes).elements where verb.name == "Refer" {
        verdict.expect(
          false, kind, at: file.location(verb.tag), "a call is handed over here, and no step says so",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
  }

  private static func check(
    _ referral: Referral, _ step: Step, _ name: String, _ routes: JSONNode, _ flow: SpokenFlow, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let declared = subject.place(of: "dialplan.\(flow.graph.dialplan.name)")
    let route = routes[name]
    let failed = referral.outcomes.first { $0.outcome == "failed" }?.next ?? ""
    verdict.expect(
      route?["by"]?.string == ReferFacts.sipCall && route?["to"]?.string == "\(name).refer.xml"
        && leads(route?["otherwise"], to: failed, flow), kind, at: (route ?? routes).location,
      "calls that did not come by SIP do not go on by `failed` of step `\(step.name)`", declared: declared)
    let told = routes["\(name)/referred"]
    let cases = told?["cases"]?.elements ?? []
    verdict.expect(
      told?["by"]?.string == "ReferCallStatus" && cases.count == 1
        && cases.first?["status"]?.strings == ReferFacts.referredStatus && cases.first?["to"]?.string == "end.xml"
        && leads(told?["otherwise"], to: failed, flow), kind, at: (told ?? routes).location,
      "a call that step `\(step.name)` could not hand over does not go on by `failed`, or one that it could does",
      declared: declared)
    guard let file = subject.files["phone/twiml/\(name).refer.xml"] else {
      verdict.expect(
        false, ConformanceFindings.missingFile, at: (route ?? routes).location, "`\(name).refer.xml` is missing",
        declared: declared)
      return
    }
    let elements = XMLReader.read(file.bytes).elements
    let address = elements.first { $0.name == "Sip" }
    var text = address?.text ?? ""
    var isPut = true
    for (place, asked) in referral.keySteps.enumerated() {
      let blank = "@keys(\(asked))@"
      // Each as other digits, so that none stands for another.
      text = text.replacing(blank, with: "4\(place)")
      isPut = isPut && keeps(route?["put", blank, "kept"], asked, routes, flow)
    }
    for (place, name) in referral.variables.enumerated() {
      let blank = "@variable(\(name))@"
      text = text.replacing(blank, with: "v\(place)")
      isPut = isPut && route?["put", blank, "variable"]?.string == name
    }
    let isWanted = WrittenAddress(text).names(
      referral, in: subject.contract, keys: { "4\(referral.keySteps.lastIndex(of: $0) ?? -1)" },
      variable: { "v\(referral.variables.firstIndex(of: $0) ?? -1)" })
    let verbs = elements.filter { $0.parent.map { elements[$0].name == "Response" } ?? false }
    verdict.expect(
      verbs.map(\.name) == ["Refer"]
        && verbs[0].attribute("action")?.value == "\(name.split(separator: "/").last ?? "")/referred",
      kind, at: file.start, "the document of step `\(step.name)` does something else than to hand a call over",
      declared: declared)
    verdict.expect(
      isWanted, kind, at: file.location(address?.content ?? 0..<0),
      "step `\(step.name)` does not hand calls over to `\(referral.destination)` with the contract's headers",
      declared: declared)
    verdict.expect(
      isPut && (route?["put"]?.members.count ?? 0) == Set(referral.keySteps).count + Set(referral.variables).count,
      kind,
      at: (route ?? routes).location,
      "the handler is not told which digits or variables step `\(step.name)` hands over", declared: declared)
  }

  private static func leads(_ target: JSONNode?, to step: String, _ flow: SpokenFlow) -> Bool {
    guard let text = target?.string else { return false }
    return TwiMLPlace(text, flow).step == step
  }

  /// Whether digits come from the question that the contract names, and are kept there.
  private static func keeps(_ kept: JSONNode?, _ step: String, _ routes: JSONNode, _ flow: SpokenFlow) -> Bool {
    guard let names = kept?.strings, !names.isEmpty else { return false }
    let dialplan = flow.graph.dialplan.name
    let wanted = flow.languages(in: step).map {
      "\(dialplan)/\(step)\($0 == flow.first ? "" : ".\($0)")/keys"
    }
    return Set(names) == Set(wanted) && names.allSatisfy { routes[$0]?["keep"]?.bool == true }
  }

  // MARK: - The bench

  /// Whoever plays the caller looks at each REFER: it must name what the contract says.
  private static func checkScenarios(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    guard let node = subject.files.json("phone/sipp/coverage.json")?["dialplans", dialplan.name] else { return }
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    let ways = node["ways"]?.elements ?? []
    for scenario in node["scenarios"]?.elements ?? [] {
      var wanted: [(step: Step, isAccepted: Bool, held: [String: String])] = []
      var held = ScenarioVariables(dialplan.dialplan)
      for place in scenario["covers"]?.elements ?? [] {
        guard let index = place.int, ways.indices.contains(index),
          let step = ways[index]["step"]?.string.flatMap({ dialplan.dialplan.steps[$0] })
        else { continue }
        held.come(to: step)
        if step.referral == nil { continue }
        wanted.append((step, ways[index]["outcome"]?.string == "end", held.values))
      }
      let told = scenario["bench", "referrals"]?.elements ?? []
      let path = "phone/sipp/\(scenario["file"]?.string ?? "")"
      guard let file = subject.files[path], !wanted.isEmpty || !told.isEmpty else { continue }
      let elements = XMLReader.read(file.bytes).elements
      let awaited = elements.indices.filter {
        elements[$0].name == "recv" && elements[$0].attribute("request")?.value == "REFER"
      }
      verdict.expect(
        wanted.count == told.count && wanted.count == awaited.count, kind, at: file.start,
        "the caller of this scenario does not await a REFER for each step that hands the call over", declared: declared)
      for (each, (told, place)) in zip(wanted, zip(told, awaited)) {
        check(each.step, each.isAccepted, each.held, told, elements, place, file, subject, declared: declared, &verdict)
      }
    }
  }

  private static func check(
    _ step: Step, _ isAccepted: Bool, _ held: [String: String], _ told: JSONNode, _ elements: [MarkupElement],
    _ place: Int,
    _ file: GeneratedFiles.Entry, _ subject: Subject, declared: @autoclosure () -> Location?, _ verdict: inout Verdict
  ) {
    guard let referral = step.referral else { return }
    let address = told["refer_to"]?.string ?? ""
    let written = WrittenAddress(address)
    // Which digits the caller presses is the scenario's own choice.
    let keys = { (asked: String) -> String in
      let header = referral.headers.firstIndex { $0.value == .keys(asked) } ?? 0
      let digits = written.headers.indices.contains(header) ? written.headers[header].value : ""
      return !digits.isEmpty && digits.allSatisfy(\.isNumber) ? digits : "none"
    }
    let isWanted = written.names(referral, in: subject.contract, keys: keys, variable: { held[$0] ?? "" })
    verdict.expect(
      isWanted && told["step"]?.string == step.name, kind, at: told.location,
      "step `\(step.name)` hands calls over to something else than `\(address)`", declared: declared())
    let looks = elements.first { looks in
      looks.name == "ereg" && looks.parent.flatMap { elements[$0].parent } == place
    }
    verdict.expect(
      looks?.attribute("header")?.value == "Refer-To:" && looks?.attribute("check_it")?.value == "true"
        && looks?.attribute("regexp")?.value.replacing("\\", with: "") == "<\(address)>", kind,
      at: file.location(elements[place].tag), "the caller does not look at what the REFER names", declared: declared())
    let answer = elements[place...].first { $0.name == "send" }?.text ?? ""
    verdict.expect(
      answer.contains(isAccepted ? "SIP/2.0 202 " : "SIP/2.0 603 "), kind, at: file.location(elements[place].tag),
      "the caller does not \(isAccepted ? "accept" : "refuse") the REFER", declared: declared())
  }
}

extension Contract {
  /// Whether some step hands calls over to an address.
  func handsOver(to address: String) -> Bool {
    dialplans.contains { dialplan in
      dialplan.steps.contains { $0.referral.flatMap { destinations[$0.destination] }?.uri == address }
    }
  }
}
