import Findings
import JSONValues

enum ResultFieldsExpectation: Expectation {
  static let name = "that results have the fields of the current revision"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for path in ["mcp/tools.json", "mcp/resources.json"] + subject.files.paths("mcp/resources/", ".json") {
      if let result = subject.files.json(path) { check(result, "`\(path)`", subject, &verdict) }
    }
    if let discovery = subject.files.json("mcp/server.json")?["discover"] {
      check(discovery, "`discover`", subject, &verdict)
    }
  }

  private static func check(_ result: JSONNode, _ name: String, _ subject: Subject, _ verdict: inout Verdict) {
    let claim = Claim(ConformanceFindings.resultFields, name)
    let revision = "revision 2026-07-28 of the protocol"
    verdict.expect(result, "resultType", "complete", claim, because: revision)
    // Nothing in these answers depends on who asks.
    verdict.expect(result, "cacheScope", "public", claim, because: revision)
    let time = result["ttlMs"]?.int
    verdict.expect(
      time.map { (0...86_400_000).contains($0) } ?? false, claim.kind,
      at: result["ttlMs"]?.location ?? result.location,
      "`ttlMs` of \(name) is \(result["ttlMs"]?.shown ?? "missing"); it must be milliseconds, at most a day")
    var info: JSONObject = ["name": .string(subject.contract.server?.name ?? subject.contract.name)]
    if !subject.contract.title.isEmpty { info.append("title", .string(subject.contract.title)) }
    info.append("version", .string(subject.contract.version))
    guard let meta = result["_meta"] else {
      verdict.expect(false, claim.kind, at: result.location, "\(name) does not say which server answers")
      return
    }
    verdict.expect(
      meta, "io.modelcontextprotocol/serverInfo", .object(info), claim,
      because: "the contract's name, title and version")
  }
}
