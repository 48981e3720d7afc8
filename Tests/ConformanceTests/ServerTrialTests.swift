import Conformance
import ContractFixtures
import JSONValues
import Testing

/// A live server that keeps the contract is let be, and each way to break it is told, at the answer that shows it.
@Suite struct ServerTrialTests {
  private static let tree = Tree(Fixture(spec: "field-service", environment: "dev"))
  private static let hiding = Tree(Fixture(spec: "widget-gallery"))

  /// One way to break a contract, and what must be said of it.
  struct Break: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let change: @Sendable (inout LiveServer) -> Void

    init(_ name: String, _ code: String, _ change: @escaping @Sendable (inout LiveServer) -> Void) {
      testDescription = name
      self.code = "conformance/" + code
      self.change = change
    }
  }

  static let breaks: [Break] = [
    Break("only the handshake", "server-era") { server in
      for path in ["server/2026-07-28.json", "server/2025-11-25/tools.json"] { server.files[path] = nil }
    },
    Break("no handshake", "server-handshake") { server in
      for path in ["server/2025-11-25.json", "server/2025-11-25/tools.json"] { server.files[path] = nil }
    },
    Break("another list by the handshake", "server-sameness") {
      $0.files["server/2025-11-25/tools.json"] = ["tools": []]
    },
    Break("nothing of the result", "call-result") { server in
      server.set("lookup_customer", ["status": 200, "result": ["content": []]])
    },
    Break("an answer that never came", "call-result") { server in
      server.set("lookup_customer", ["trouble": "timed out"])
    },
    Break("another result than the example's", "call-result") { server in
      server.set("lookup_customer", ["status": 200, "result": ["content": [], "structuredContent": ["matches": 7]]])
    },
    Break("an example refused", "call-result") { server in
      server.set("lookup_customer", ["status": 200, "error": ["code": -32603, "message": "broken"]])
    },
    Break("broken arguments taken", "call-refusal") { server in
      server.set("lookup_customer", last: true, ["status": 200, "result": ["content": []]])
    },
    Break("a break-down on broken arguments", "call-refusal") { server in
      server.set("lookup_customer", last: true, ["status": 500, "error": ["code": -32603, "message": "broken"]])
    },
    Break("a stray tool answered", "call-refusal") { server in
      server.set("parlance_no_such_tool", ["status": 200, "result": ["content": []]])
    },
    Break("no sign-in", "call-sign-in") { server in
      server.set("lookup_customer", by: .nobody, ["status": 200, "result": ["content": []]])
    },
    Break("a stranger's token taken", "call-sign-in") { server in
      server.set("lookup_customer", by: .stranger, ["status": 200, "result": ["content": []]])
    },
    Break("forbidden instead of asked for a token", "call-sign-in") { server in
      server.set("lookup_customer", by: .nobody, ["status": 403])
    },
    Break("a refusal that leads nowhere", "call-sign-in") { server in
      server.set("lookup_customer", by: .nobody, ["status": 401])
    },
    Break("no metadata of the sign-in", "protected-resource") { $0.files["mcp/oauth-protected-resource.json"] = nil },
  ]

  @Test func letsAServerBeThatKeepsTheContract() {
    for tree in [Self.tree, Self.hiding, Tree(Fixture(spec: "minimal"))] {
      let (findings, checks) = LiveServer(tree).judged()
      #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
      #expect(checks > 20)
    }
  }

  @Test(arguments: breaks)
  func tellsHowAContractIsBroken(_ one: Break) throws {
    var server = LiveServer(Self.tree)
    one.change(&server)
    let findings = server.judged().findings
    let told = findings.map(\.description).joined(separator: "\n")
    #expect(findings.count == 1 && findings.first?.code == one.code, "\(told)")
    #expect(findings.first?.file?.hasPrefix("live ") == true, "\(told)")
  }

  @Test func tellsWhatAModelMayNotRead() throws {
    var server = LiveServer(Self.hiding)
    let tool = try #require(Self.hiding.contract.contract.tools.first { $0.examples.first?.hidden != nil })
    let place = try #require(server.place(of: tool.protocolName))
    let example = tool.examples[0]
    let shown = JSONObject((example.output?.object ?? [:]).map { $0 } + (example.hidden?.object ?? [:]).map { $0 })
    for (value, hidden) in [(example.output, nil), (.object(shown), example.hidden)] as [(JSONValue?, JSONValue?)] {
      var result: JSONObject = ["content": []]
      result.append("structuredContent", value)
      result.append("_meta", hidden)
      server.files[place] = ["status": 200, "result": .object(result)]
      #expect(server.judged().findings.contains { $0.code == "conformance/call-hidden" })
    }
  }

  @Test func anExampleThatAServerDoesNotKnowIsAWarning() {
    var server = LiveServer(Self.tree, isExact: false)
    server.set("lookup_customer", ["status": 200, "result": ["isError": true, "content": []]])
    #expect(server.judged().findings.map(\.code) == ["conformance/call-unanswered"])
  }

  @Test func callsOnlyWhatMayBeCalled() {
    func tools(_ reach: ServerTrial.Reach, hasToken: Bool = true) -> (called: Set<String>, untried: Int) {
      let trial = ServerTrial(of: Self.tree.contract, reach: reach, hasToken: hasToken, isExact: false)
      return (Set(trial.calls.filter { $0.caller == .own }.map(\.tool)), trial.untried.count)
    }
    let reads = Self.tree.contract.contract.tools.filter { $0.effect == .read }.map(\.protocolName)
    #expect(tools(.none) == ([], 0))
    #expect(tools(.reads) == (Set(reads + ["parlance_no_such_tool"]), 1))
    #expect(tools(.all) == (Set(Self.tree.contract.contract.tools.map(\.protocolName) + ["parlance_no_such_tool"]), 0))
    #expect(tools(.all, hasToken: false) == (["parlance_no_such_tool"], 1))
  }
}

extension LiveServer {
  /// Another answer to the first, or the last, call of a tool by a caller.
  fileprivate mutating func set(
    _ tool: String, by caller: ServerTrial.Call.Caller = .own, last: Bool = false, _ answer: JSONValue
  ) {
    if let place = place(of: tool, by: caller, last: last) { files[place] = answer }
  }
}
