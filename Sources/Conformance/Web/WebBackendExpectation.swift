import Findings
import JSONValues
import Language
import Outputs

enum WebBackendExpectation: Expectation {
  static let name = "that the backend serves the contract's origins and agents"

  private static let shape: JSONShape = .object([
    ("service", .text),
    (
      "agents",
      .map(
        .object([
          ("body", .text), ("origins", .list(.text)), ("embed_on", .list(.text)),
          ("limit", .object([("calls", .integer(1...1_000_000)), ("seconds", .integer(1...31_536_000))])),
          ("hand_over", .map(.object([("body", .text), ("update", .text)]))), ("event_log", .bool),
        ]))
    ),
  ])

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let agents = subject.contract.agents.filter { $0.surfaces.contains(.web) }
    guard let settings = subject.files.json("web/backend.json") else { return }
    let claim = Claim(ConformanceFindings.webBackend, "the backend")
    verdict.expect(settings, has: shape, claim.kind, claim.subject)
    verdict.expect(
      settings, "service", .string(VoicePageFile.service(subject.contract) + "/v1/realtime/client_secrets"), claim,
      because: "the Realtime service")
    let told = settings["agents"]?.members.map(\.key) ?? []
    verdict.expect(
      told == agents.map { FileName.encoded($0.name) }, claim.kind,
      at: settings["agents"]?.location ?? settings.location, "the backend serves \(told.joined(separator: ", "))")
    for agent in agents {
      let name = FileName.encoded(agent.name)
      guard let entry = settings["agents", name] else { continue }
      let claim = Claim(
        claim.kind, "the backend of `\(agent.name)`", declared: subject.place(of: "agent.\(agent.name)"))
      verdict.expect(
        entry, "body", .string("../realtime/\(name).client-secret.json"), claim, because: "what was emitted")
      verdict.expect(entry, "origins", .strings(agent.page?.origin.map { [$0] } ?? []), claim, because: "`web.origin`")
      verdict.expect(entry, "embed_on", .strings(agent.page?.embedOn ?? []), claim, because: "`web.embed_on`")
      verdict.expect(
        entry, "event_log", .bool(agent.page?.eventLog == .backend), claim, because: "`web.event_log`")
      if let rate = agent.page?.rateLimit {
        verdict.expect(
          entry, "limit", ["calls": .int(rate.calls), "seconds": .int(rate.per.seconds)], claim,
          because: "`web.rate_limit`")
      }
    }
  }
}
