import Facts
import Findings
import Language
import Resolve
import SourceText

/// Walks a call flow and what a provider of TwiML fetches for it side by side, from its beginning; each step once for every
/// language that a call can have in it.
struct TwiMLWalk {
  let resolved: ResolvedDialplan
  let server: TwiMLServer
  let subject: Subject
  let flow: SpokenFlow
  /// What leads to each place of the flow: a document, or a route.
  private(set) var targets: [Int: String] = [:]
  private var places: [String: Int] = [:]
  private var waiting: [Int] = []
  private var reached: Set<Int> = []

  var graph: CallGraph { flow.graph }
  var dialplan: Dialplan { resolved.dialplan }
  var declared: Location? { subject.place(of: "dialplan.\(resolved.name)") }

  init(_ resolved: ResolvedDialplan, _ server: TwiMLServer, _ subject: Subject) {
    self.resolved = resolved
    self.server = server
    self.subject = subject
    flow = subject.resolved.spoken(resolved)
    // What is named after its step stands for it, so that a wrong way is blamed and not the right ones after it.
    for (place, step) in flow.graph.steps.enumerated() {
      let language = flow.languages[place]
      let name = "\(resolved.name)/\(step.name)\(language == flow.first ? "" : ".\(language)")"
      let target = step.beginsByRoute ? name : "\(name).xml"
      guard server.isThere(target) else { continue }
      targets[place] = target
      places[target] = place
    }
  }

  mutating func check(_ verdict: inout Verdict) {
    if let start = graph.start {
      for (target, place) in beginnings() { meet(start, target, at: place, "the start", &verdict) }
    }
    while !waiting.isEmpty {
      let place = waiting.removeFirst()
      if let target = targets[place], server.isThere(target) { check(place, target, &verdict) }
    }
    checkRecording(&verdict)
    checkVariables(&verdict)
  }

  /// Where calls begin: by the numbers, or by what a sender asks for.
  private func beginnings() -> [(String, Location)] {
    if dialplan.direction == .outbound {
      let request = subject.files.json("phone/outbound/\(dialplan.name).request.json")
      let base = "@base@/"
      guard let url = request?["Url"], let text = url.string, text.hasPrefix(base) else { return [] }
      return [(String(text.dropFirst(base.count)), url.location)]
    }
    let told = dialplan.numbers.compactMap { server.root["numbers", $0] }
    return told.compactMap { node in node.string.map { ($0, node.location) } }
  }

  /// A place and what leads to it: always the same two.
  private mutating func meet(
    _ place: Int, _ target: String, at location: Location, _ way: String, _ verdict: inout Verdict
  ) {
    if targets[place] == nil && places[target] == nil {
      targets[place] = target
      places[target] = place
    }
    if reached.insert(place).inserted { waiting.append(place) }
    // A path that nothing stands for is told where all links are looked at.
    verdict.expect(
      targets[place] == target || !server.isThere(target), ConformanceFindings.twimlWay, at: location,
      "\(way) of dialplan `\(dialplan.name)` leads to `\(target)`, not to step `\(graph.steps[place].name)`",
      declared: declared)
  }

  // MARK: - What acts use

  /// An outcome of a place leads where the contract says, or ends the call.
  mutating func lead(
    _ outcome: String, of place: Int, to target: String?, at location: Location, _ verdict: inout Verdict
  ) {
    let what = "`\(outcome)` of step `\(graph.steps[place].name)`"
    guard let target else {
      verdict.expect(
        false, ConformanceFindings.twimlWay, at: location, "\(what) leads nowhere", declared: declared)
      return
    }
    if let next = graph.leaving[place].first(where: { $0.outcome == outcome })?.to {
      meet(next, target, at: location, what, &verdict)
    } else {
      verdict.expect(
        !server.isThere(target) || server.does(target, "Hangup"), ConformanceFindings.twimlWay, at: location,
        "\(what) does not end the call", declared: declared)
    }
  }

  func expect(_ holds: Bool, at location: Location?, _ message: @autoclosure () -> String, _ verdict: inout Verdict) {
    verdict.expect(holds, ConformanceFindings.twimlWay, at: location, message(), declared: declared)
  }

  func expectSaid(
    _ said: [String], _ wanted: [String], of place: Int, at location: Location, _ verdict: inout Verdict
  ) {
    func shown(_ texts: [String]) -> String { texts.isEmpty ? "nothing" : "`\(texts.joined(separator: " "))`" }
    verdict.expect(
      said == wanted, ConformanceFindings.twimlSpeech, at: location,
      "step `\(graph.steps[place].name)` says \(shown(said)), not \(shown(wanted))", declared: declared)
  }

  /// The texts of a speech in the language of a place.
  func texts(_ speech: Speech?, _ place: Int) -> [String] {
    (speech?.said(in: flow.languages[place], first: flow.plain(in: graph.steps[place])) ?? []).map(\.text)
  }

  /// A verb has these attributes, besides those that lead somewhere or are looked at by themselves.
  func expectAttributes(
    _ verb: MarkupElement, _ wanted: [String: String], besides others: Set<String>, in document: TwiMLServer.Document,
    of place: Int, _ verdict: inout Verdict
  ) {
    let told = verb.attributes.filter { !others.contains($0.name) }
    let wrong =
      told.first { wanted[$0.name] != $0.value }?.name
      ?? wanted.keys.sorted().first { name in !told.contains { $0.name == name } } ?? ""
    let value = verb.attribute(wrong)
    expect(
      wrong.isEmpty, at: value.map { document.file.location($0.range) } ?? document.place(verb),
      "`\(wrong)` of `<\(verb.name)>` in step `\(graph.steps[place].name)` is \(value.map { "`\($0.value)`" } ?? "missing"), not \(wanted[wrong].map { "`\($0)`" } ?? "left out")",
      &verdict)
  }

  /// The route that a path leads to, if it is one of the kind, with no member but these.
  func route(
    _ path: String?, by kind: String, _ members: Set<String>, of place: Int, at location: Location,
    _ verdict: inout Verdict
  ) -> JSONNode? {
    let step = graph.steps[place].name
    // A path that nothing stands for is told where all links are looked at.
    if let path, !server.isThere(path) { return nil }
    guard let path, let route = server.routes[path] else {
      expect(false, at: location, "step `\(step)` does not go on by a route", &verdict)
      return nil
    }
    let owner = path.split(separator: "/").dropFirst().first.map { String($0.prefix { $0 != "." }) } ?? ""
    if owner != step, targets[place].map({ TwiMLPlace($0, flow).step }) == step, graph.place(of: owner) != nil {
      expect(false, at: location, "step `\(step)` goes on by a route of step `\(owner)`", &verdict)
      return nil
    }
    expect(
      route["by"]?.string == kind, at: (route["by"] ?? route).location,
      "the route of step `\(step)` does not choose by `\(kind)`", &verdict)
    let stranger = route.members.first { $0.key != "by" && !members.contains($0.key) }
    expect(
      stranger == nil, at: stranger?.value.location,
      "the route of step `\(step)` has a member `\(stranger?.key ?? "")`, which is nothing that it goes by", &verdict)
    return route
  }

  // MARK: - One place

  private mutating func check(_ place: Int, _ target: String, _ verdict: inout Verdict) {
    let step = graph.steps[place]
    let language = flow.languages[place]
    var path = target
    if case .ask(let ask) = step.act, ask.machine != nil {
      guard let told = machine(place, target, &verdict) else { return }
      path = told
    }
    if server.routes[path] != nil {
      expect(
        step.beginsByRoute, at: server.routes[path]?.location, "step `\(step.name)` says nothing of its words", &verdict
      )
      choose(place, path, at: server.routes[path]?.location ?? server.routes.location, &verdict)
      return
    }
    guard var document = server.documents[path] else { return }
    let wanted = dialplan.opening(
      of: step, in: language, first: flow.first,
      values: Dictionary(step.spokenValues.map { ($0, [TwiMLServer.value]) }) { first, _ in first })
    var said: [String] = []
    if dialplan.recordCall?.from == step.name {
      // The recording begins as the second one is fetched.
      let disclosed = step.disclose.compactMap(dialplan.words).flatMap { $0.said(in: language, first: flow.first) }
      expectSaid(document.said, disclosed.map(\.text), of: place, at: document.file.start, &verdict)
      said = disclosed.map(\.text)
      guard let rest = redirect(document, of: place, &verdict) else { return }
      expect(
        starts.contains(rest), at: document.place(document.acts.first),
        "step `\(step.name)` does not go on where the recording begins", &verdict)
      guard let next = server.documents[rest] else { return }
      document = next
    }
    expectSaid(said + document.said, wanted, of: place, at: document.file.start, &verdict)
    act(place, document, &verdict)
  }

  /// The documents at which a recording begins.
  private var starts: [String] {
    let told = server.root["recordings"]?.elements.first { $0["dialplan"]?.string == dialplan.name }?["start_at"]
    return told?.strings ?? [told?.string].compactMap { $0 }
  }

  private func checkRecording(_ verdict: inout Verdict) {
    let told = server.root["recordings"]?.elements.filter { $0["dialplan"]?.string == dialplan.name } ?? []
    guard let recording = dialplan.recordCall else {
      expect(told.isEmpty, at: told.first?.location, "`\(dialplan.name)` is recorded against the contract", &verdict)
      return
    }
    let place = (told.first ?? server.root["recordings"] ?? server.root).location
    expect(
      told.count == 1 && starts.count == flow.places(of: recording.from).count, at: place,
      "the recording of `\(dialplan.name)` does not begin in step `\(recording.from)`", &verdict)
    let paused = recording.pauseIn.flatMap { flow.places(of: $0) }.compactMap { targets[$0] }
    expect(
      told.first?["pause_at"]?.strings == paused && told.first?["resume_at"]?.string == "any other document", at: place,
      "the recording of `\(dialplan.name)` does not rest where the contract says", &verdict)
    expect(
      told.first?["retention_seconds"]?.int == dialplan.retention?.recording?.seconds, at: place,
      "the recording of `\(dialplan.name)` is not kept as long as the contract says", &verdict)
  }

  /// Where a document leads that does nothing else any more.
  func redirect(_ document: TwiMLServer.Document, of place: Int, _ verdict: inout Verdict) -> String? {
    let acts = document.acts
    expect(
      acts.map(\.name) == ["Redirect"], at: document.place(acts.first),
      "the document of step `\(graph.steps[place].name)` does something else than to go on", &verdict)
    return acts.first.flatMap { $0.name == "Redirect" ? document.target($0) : nil }
  }

  /// What a machine hears that has answered; gives what people do.
  private mutating func machine(_ place: Int, _ target: String, _ verdict: inout Verdict) -> String? {
    let location = server.routes[target]?.location ?? server.routes.location
    guard
      let route = route(
        target, by: "AnsweredBy", ["cases", "otherwise"], of: place, at: location, &verdict)
    else { return nil }
    let cases = route["cases"]?.elements ?? []
    expect(
      cases.count == 1
        && cases[0]["is"]?.strings == ["machine_end_beep", "machine_end_silence", "machine_end_other"],
      at: location, "a machine that answers step `\(graph.steps[place].name)` is not told from people", &verdict)
    if let document = cases.first?["to"]?.string.flatMap({ server.documents[$0] }) {
      let step = graph.steps[place]
      let disclosed = step.disclose.compactMap(dialplan.words)
        .flatMap { $0.said(in: flow.languages[place], first: flow.first) }
      expectSaid(document.said, disclosed.map(\.text), of: place, at: document.file.start, &verdict)
      let next = redirect(document, of: place, &verdict)
      lead("machine", of: place, to: next, at: document.place(document.acts.first), &verdict)
    }
    return route["otherwise"]?.string
  }
}

extension Step {
  /// Whether a route chooses what a call hears first: of a step without words of its own.
  fileprivate var beginsByRoute: Bool {
    switch act {
    case .branch, .refer, .callBack, .call, .emergency: disclose.isEmpty && say == nil
    case .ask(let ask): ask.machine != nil
    default: false
    }
  }
}
