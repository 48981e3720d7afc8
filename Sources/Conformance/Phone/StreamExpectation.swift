import Facts
import Findings
import Language
import Resolve
import SourceText

/// What exchanges, providers of TwiML and a bench are told of web sockets. Whether a step connects calls to its own is seen
/// where each is played.
enum StreamExpectation: Expectation {
  static let name = "that the sound of calls goes to the contract's web sockets only, encrypted, and to nobody else"

  private static let kind = ConformanceFindings.stream

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    // Without any, whatever is connected is none of the contract's, which is seen elsewhere.
    if subject.contract.streams.isEmpty { return }
    checkClients(subject, &verdict)
    for dialplan in subject.resolved.dialplans {
      checkDocuments(dialplan, subject, &verdict)
      checkScenarios(dialplan, subject, &verdict)
    }
  }

  // MARK: - Asterisk

  /// What a section says besides its address and who signs in.
  private static let settings: [(key: String, value: String)] = [
    ("type", "websocket_client"), ("connection_type", "per_call_config"), ("tls_enabled", "yes"),
    ("verify_server_cert", "yes"), ("verify_server_hostname", "yes"),
    ("ca_list_file", "/etc/ssl/certs/ca-certificates.crt"), ("reconnect_attempts", "1"),
    ("connection_timeout", "\(StreamFacts.connecting)000"), ("protocols", StreamFacts.subprotocol),
  ]

  private static func checkClients(_ subject: Subject, _ verdict: inout Verdict) {
    guard let file = subject.files["phone/asterisk/websocket_client.conf"] else { return }
    let used = subject.contract.usedStreams
    // A section that stands before all others is none.
    let sections = Configuration(file.bytes).sections.filter { !$0.name.isEmpty || !$0.items.isEmpty }
    for section in sections {
      let stream = used.first { $0.url == section.value("uri") }
      verdict.expect(
        stream != nil, kind, at: file.location(section.range(of: "uri")),
        "`\(section.value("uri") ?? "")` is no web socket to which a step connects calls")
      var wanted = Dictionary(settings.map { ($0.key, $0.value) }) { first, _ in first }
      wanted["uri"] = stream?.url ?? section.value("uri")
      // Several may be at one address.
      let owners = used.filter { $0.url == stream?.url }
      let signedIn = owners.map { [$0.username, $0.password.map { "@secret(\($0.secret))" }] }
      verdict.expect(
        stream == nil || signedIn.contains([section.value("username"), section.value("password")]), kind,
        at: file.location(section.range(of: "password")),
        "the exchange does not sign in at `\(stream?.name ?? "")` as the contract says",
        declared: stream.flatMap { subject.place(of: "stream.\($0.name)") })
      for (key, value) in wanted.sorted(by: { $0.key < $1.key }) {
        verdict.expect(
          section.values(key) == [value], kind, at: file.location(section.range(of: key)),
          "`\(key)` of `\(section.name)` is \(section.value(key).map { "`\($0)`" } ?? "missing"), not `\(value)`")
      }
      let stranger = section.items.first { wanted[$0.key] == nil && $0.key != "username" && $0.key != "password" }
      verdict.expect(
        stranger == nil, kind, at: file.location(stranger?.range ?? section.range),
        "`\(section.name)` says `\(stranger?.key ?? "")`, which nothing in the contract asks for")
    }
    for stream in used {
      verdict.expect(
        sections.contains { $0.value("uri") == stream.url }, kind, at: file.start,
        "the exchange does not know web socket `\(stream.name)`", declared: subject.place(of: "stream.\(stream.name)"))
    }
  }

  /// A step that does not say so connects no call to a web socket.
  static func expectNone(
    in context: String, of step: Step, _ exchange: ExchangeFiles, _ declared: Location?, _ verdict: inout Verdict
  ) {
    for priority in exchange.plan.contexts[context]?.extensions.values.flatMap({ $0 }) ?? []
    where priority.application == "Dial" && priority.arguments.contains("WebSocket/") {
      verdict.expect(
        false, kind, at: exchange.file.location(priority.range),
        "step `\(step.name)` connects calls to a web socket, and does not say so", declared: declared)
    }
  }

  // MARK: - TwiML

  /// Only documents of steps that say so have the verb; they are looked at on the walk.
  private static func checkDocuments(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    let folder = "phone/twiml/\(dialplan.name)/"
    for path in subject.files.paths(folder, ".xml") {
      let name = path.dropFirst(folder.count).prefix { $0 != "." }
      guard let file = subject.files[path], dialplan.dialplan.steps[String(name)]?.streaming == nil else { continue }
      for verb in XMLReader.read(file.bytes).elements where ["Connect", "Start", "Stream"].contains(verb.name) {
        verdict.expect(
          false, kind, at: file.location(verb.tag), "a call is connected to a web socket here, and no step says so",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
  }

  // MARK: - The bench

  /// Whoever plays the far end is told of each connection, and what must come of it.
  private static func checkScenarios(_ dialplan: ResolvedDialplan, _ subject: Subject, _ verdict: inout Verdict) {
    guard dialplan.dialplan.steps.contains(where: { $0.streaming != nil }),
      let node = subject.files.json("phone/sipp/coverage.json")?["dialplans", dialplan.name]
    else { return }
    let ways = node["ways"]?.elements ?? []
    for scenario in node["scenarios"]?.elements ?? [] {
      let told = scenario["bench", "legs"]?.elements ?? []
      for (place, number) in (scenario["covers"]?.elements ?? []).enumerated() {
        guard let way = number.int.flatMap({ ways.indices.contains($0) ? ways[$0] : nil }),
          let streaming = way["step"]?.string.flatMap({ dialplan.dialplan.steps[$0] })?.streaming
        else { continue }
        let legs = told.filter { $0["way"]?.int == place }
        verdict.expect(
          legs.count == 1 && legs[0]["stream"]?.string == streaming.stream
            && legs[0]["outcome"]?.string == way["outcome"]?.string, kind, at: (legs.first ?? scenario).location,
          "whoever plays web socket `\(streaming.stream)` is not told what must come of the call",
          declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
    }
  }
}
