import Findings

enum AnswerMembersExpectation: Expectation {
  static let name = "that answers of the server have no members but those that follow from the contract"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let result = ["resultType", "ttlMs", "cacheScope", "_meta"]
    let kind = ConformanceFindings.resultFields
    // A cursor would say that there is more, and a client asks for it.
    for (path, own) in [("mcp/tools.json", "tools"), ("mcp/resources.json", "resources")] {
      let file = subject.files.json(path)
      expect(file, only: result + [own], kind, "`\(path)`", &verdict)
      expect(file?["_meta"], only: ["io.modelcontextprotocol/serverInfo"], kind, "`\(path)`", &verdict)
    }
    let server = subject.files.json("mcp/server.json")
    let discover = server?["discover"]
    expect(server, only: ["discover", "initialize"], ConformanceFindings.serverAnswer, "the server's answer", &verdict)
    expect(
      discover, only: result + ["supportedVersions", "capabilities", "instructions"],
      ConformanceFindings.serverAnswer, "`discover`", &verdict)
    let initialize = server?["initialize"]
    expect(
      initialize, only: ["protocolVersion", "capabilities", "serverInfo", "instructions"],
      ConformanceFindings.serverAnswer, "`initialize`", &verdict)
    expect(
      initialize?["serverInfo"], only: ["name", "title", "version"], ConformanceFindings.serverAnswer, "`serverInfo`",
      &verdict)
    expect(
      subject.files.json("mcp/oauth-protected-resource.json"),
      only: [
        "resource", "authorization_servers", "bearer_methods_supported", "scopes_supported", "resource_name",
        "resource_tos_uri",
      ], ConformanceFindings.protectedResource, "the document", &verdict)
    for element in subject.files.json("mcp/resources.json")?["resources"]?.elements ?? [] {
      let name = "widget \(element["name"]?.shown ?? "")"
      expect(
        element, only: ["uri", "name", "title", "description", "mimeType", "_meta"],
        ConformanceFindings.resourceList, name, &verdict)
      checkMeta(element, name, &verdict)
    }
    for path in subject.files.paths("mcp/resources/", ".json") {
      let file = subject.files.json(path)
      expect(file, only: result + ["contents"], kind, "`\(path)`", &verdict)
      for item in file?["contents"]?.elements ?? [] {
        expect(
          item, only: ["uri", "mimeType", "text", "_meta"], ConformanceFindings.resourceText, "`\(path)`", &verdict)
        checkMeta(item, "`\(path)`", &verdict)
      }
    }
  }

  /// A permission that nobody declared would let a page use a camera.
  private static func checkMeta(_ node: JSONNode, _ name: String, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.resourceMeta
    let own = ["Description", "PrefersBorder", "CSP", "Domain"].map { "openai/widget\($0)" }
    expect(node["_meta"], only: ["ui"] + own, kind, name, &verdict)
    expect(node["_meta", "ui"], only: ["csp", "domain", "prefersBorder"], kind, name, &verdict)
  }

  private static func expect(
    _ node: JSONNode?, only known: [String], _ kind: FindingKind, _ name: String, _ verdict: inout Verdict
  ) {
    for member in node?.members ?? [] {
      verdict.expect(
        known.contains(member.key), kind, at: node?.location(ofKey: member.key),
        "\(name) has a member `\(member.key)`, which the contract gives no reason for")
    }
  }
}
