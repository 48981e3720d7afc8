import Findings
import JSONValues

enum ServerAnswerExpectation: Expectation {
  static let name = "that the server says what it is, in both eras"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let root = subject.files.json("mcp/server.json") else { return }
    let claim = Claim(ConformanceFindings.serverAnswer, "the server's answer", declared: subject.place(of: "server"))
    let contract = subject.contract
    for key in ["discover", "initialize"] where root[key] == nil {
      verdict.expect(false, claim.kind, at: root.location, "there is no answer `\(key)`")
    }
    let instructions = contract.server?.instructions.map { JSONValue.string($0) }
    var capabilities = JSONObject()
    if !contract.tools.isEmpty { capabilities.append("tools", [:]) }
    if !contract.widgets.isEmpty { capabilities.append("resources", [:]) }
    if let initialize = root["initialize"] {
      verdict.expect(
        initialize, "protocolVersion", "2025-11-25", claim, because: "the newest revision with a handshake")
      verdict.expect(initialize, "capabilities", .object(capabilities), claim, because: "what is served")
      verdict.expect(initialize, "instructions", instructions, claim, because: "`server.instructions`")
      verdict.expect(
        initialize["serverInfo"]?["name"]?.string == (contract.server?.name ?? contract.name), claim.kind,
        at: initialize["serverInfo"]?["name"]?.location ?? initialize.location, "the server has another name")
      verdict.expect(
        initialize["serverInfo"]?["version"]?.string == contract.version, claim.kind,
        at: initialize["serverInfo"]?["version"]?.location ?? initialize.location, "the server has another version")
    }
    if let discover = root["discover"] {
      verdict.expect(
        discover, "supportedVersions", ["2026-07-28"], claim, because: "the revision that needs no handshake")
      verdict.expect(discover, "instructions", instructions, claim, because: "`server.instructions`")
      if !contract.widgets.isEmpty { capabilities.append("extensions", ["io.modelcontextprotocol/ui": [:]]) }
      verdict.expect(discover, "capabilities", .object(capabilities), claim, because: "what is served")
    }
  }
}
