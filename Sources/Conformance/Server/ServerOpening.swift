import Facts
import Findings
import JSONValues

/// What a live server says of itself and of its lists, in each age of the protocol.
enum ServerOpening {
  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let current = subject.files.json("server/\(MCPFacts.protocolVersion).json")
    let earlier = subject.files.json("server/\(MCPFacts.handshakeVersion).json")
    if let current {
      checkWord(current, current["_meta"]?[MCPFacts.serverInfoKey], subject, &verdict)
      for path in ["mcp/tools.json", "mcp/resources.json"] {
        if let list = subject.files.json(path) { checkFields(of: list, &verdict) }
      }
    }
    if let earlier { checkWord(earlier, earlier["serverInfo"], subject, &verdict) }
    verdict.expect(
      current != nil, ConformanceFindings.serverEra, at: earlier?.location,
      "the server knows no `server/discover` (\(MCPFacts.protocolVersion))",
      help: "newer clients ask for it first, and fall back to `initialize`; take a library that answers both")
    verdict.expect(
      earlier != nil, ConformanceFindings.serverHandshake, at: current?.location,
      "the server knows no `initialize` (\(MCPFacts.handshakeVersion))",
      help: "answer both: many clients, ChatGPT among them, still begin with the handshake")
    if current != nil, earlier != nil { checkSameness(subject, &verdict) }
    let signsIn = subject.contract.server?.authorizationServers.isEmpty == false
    verdict.expect(
      !signsIn || subject.files["mcp/oauth-protected-resource.json"] != nil, ConformanceFindings.protectedResource,
      at: (current ?? earlier)?.location, "the server gives no metadata of its sign-in",
      declared: subject.place(of: "server"),
      help:
        "serve `mcp/oauth-protected-resource.json` under `\(MCPFacts.protectedResourcePath)` and the endpoint's path")
  }

  /// The server is the contract's.
  private static func checkWord(
    _ word: JSONNode, _ identity: JSONNode?, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let contract = subject.contract
    let claim = Claim(ConformanceFindings.serverAnswer, "the server's answer", declared: subject.place(of: "server"))
    verdict.expect(
      word, "instructions", contract.server?.instructions.map { .string($0) }, claim, because: "`server.instructions`")
    if let identity {
      verdict.expect(
        identity, "name", .string(contract.server?.name ?? contract.name), claim, because: "`server.name`")
      verdict.expect(identity, "version", .string(contract.version), claim, because: "`version`")
    }
    let wanted = [contract.tools.isEmpty ? nil : "tools", contract.widgets.isEmpty ? nil : "resources"]
    for name in wanted.compactMap(\.self) {
      verdict.expect(
        word["capabilities"]?[name]?.isObject == true, claim.kind, at: word["capabilities"]?.location ?? word.location,
        "the server does not say that it has `\(name)`", declared: claim.declared,
        help: "clients ask for nothing that `capabilities` leaves out")
    }
  }

  /// What each list of the current age says of how long it may be kept.
  private static func checkFields(of list: JSONNode, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.resultFields
    verdict.expect(
      list["resultType"]?.string == "complete", kind, at: list["resultType"]?.location ?? list.location,
      "`resultType` of the list is not `complete`")
    verdict.expect(
      ["public", "private"].contains(list["cacheScope"]?.string), kind,
      at: list["cacheScope"]?.location ?? list.location, "`cacheScope` of the list is neither `public` nor `private`")
    verdict.expect(
      list["ttlMs"]?.int.map { $0 >= 0 } ?? false, kind, at: list["ttlMs"]?.location ?? list.location,
      "`ttlMs` of the list is no number of milliseconds")
  }

  /// Whatever the age of the protocol, the tools are the same.
  private static func checkSameness(_ subject: Subject, _ verdict: inout Verdict) {
    guard let tools = subject.files.json("mcp/tools.json")?["tools"],
      let earlier = subject.files.json("server/\(MCPFacts.handshakeVersion)/tools.json")?["tools"]
    else { return }
    let claim = Claim(ConformanceFindings.serverSameness, "the list of tools by `initialize`")
    verdict.expect(earlier, is: tools.value, claim, because: "the list by `server/discover`")
  }
}
