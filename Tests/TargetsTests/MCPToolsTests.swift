import JSONValues
import Outputs
import Resolve
import Testing

@testable import Targets

/// The elements of `tools/list`, by name.
private func tools(_ yaml: String, pages: [WidgetPage] = []) throws -> [String: JSONObject] {
  let surface = MCPSurface(try resolved(yaml), pages: pages)
  return Dictionary(
    uniqueKeysWithValues: surface.contract.tools.map { ($0.name, ToolDescriptor($0, in: surface).json) })
}

private func compact(_ object: JSONObject?) -> String {
  String(decoding: JSONWriter.compact(object.map { .object($0) } ?? .null), as: UTF8.self)
}

@Suite struct MCPToolsTests {
  @Test func aDeclaredToolSaysEverythingOutright() throws {
    let tool = try tools(
      """
      server: {name: brightwater, url: https://mcp.example/mcp, auth: {oauth2: {authorization_servers: [https://login.example]}}}
      scopes: {tickets.write: {description: Open a ticket}}
      tools:
        create_ticket:
          title: Open a ticket
          description: Use this when a fault is reported.
          effect: write
          idempotent: true
          open_world: false
          scopes: [tickets.write]
          surfaces: [chat]
          input: {subject: {type: string}}
          output: {ticket_id: {type: string}}
          status: {running: Opening…, done: Opened}
          meta: {com.example/team: desk}
      """)["create_ticket"]
    #expect(
      compact(tool)
        == #"{"name":"create_ticket","title":"Open a ticket","description":"Use this when a fault is reported.","#
        + #""inputSchema":{"type":"object","properties":{"subject":{"type":"string"}},"required":["subject"],"#
        + #""additionalProperties":false},"outputSchema":{"type":"object","properties":{"ticket_id":"#
        + #"{"type":"string"}},"required":["ticket_id"],"additionalProperties":false},"annotations":"#
        + #"{"readOnlyHint":false,"destructiveHint":false,"idempotentHint":true,"openWorldHint":false},"#
        + #""securitySchemes":[{"type":"oauth2","scopes":["tickets.write"]}],"_meta":{"ui":{"visibility":["model"]},"#
        + #""openai/toolInvocation/invoking":"Opening…","openai/toolInvocation/invoked":"Opened","#
        + #""securitySchemes":[{"type":"oauth2","scopes":["tickets.write"]}],"com.example/team":"desk"}}"#)
  }

  @Test func anImportedToolGainsNothing() throws {
    let tool = try tools(
      """
      tools:
        search:
          description: Searches.
          input_schema: {type: object, properties: {q: {type: string}}}
          meta: {ui: {visibility: [app], extra: 1}, securitySchemes: [{type: noauth}]}
        bare: {description: Does it.}
      """)
    #expect(
      compact(tool["search"])
        == #"{"name":"search","description":"Searches.","inputSchema":{"type":"object","properties":{"q":"#
        + #"{"type":"string"}}},"_meta":{"ui":{"visibility":["app"],"extra":1},"#
        + #""securitySchemes":[{"type":"noauth"}]}}"#)
    #expect(
      compact(tool["bare"])
        == #"{"name":"bare","description":"Does it.","inputSchema":{"type":"object","properties":{},"#
        + #""additionalProperties":false}}"#)
  }

  @Test func aForeignKeyOpensNothingThatTheContractCloses() throws {
    let tool = try tools(
      """
      tools:
        hidden:
          description: Hidden.
          effect: destructive
          surfaces: [phone]
          meta: {ui: {visibility: [model, app]}, securitySchemes: []}
      """)["hidden"]
    #expect(tool?["_meta"]?["ui"]?["visibility"] == ["app"])
    #expect(tool?["_meta"]?["securitySchemes"] == [["type": "noauth"]])
    #expect(
      tool?["annotations"] == ["readOnlyHint": false, "destructiveHint": true, "openWorldHint": true])
  }

  @Test(arguments: [
    ("chat", ["model"]), ("chat, web, phone", ["model"]), ("chat, app", ["model", "app"]), ("app", ["app"]),
    ("web", ["app"]), ("phone, app", ["app"]),
  ])
  func visibilityFollowsFromSurfaces(surfaces: String, expected: [String]) throws {
    let tool = try tools("tools: {t: {description: Does it., effect: read, surfaces: [\(surfaces)]}}")["t"]
    #expect(tool?["_meta"]?["ui"]?["visibility"] == .strings(expected))
  }

  @Test func aButtonOpensItsToolToWidgetsAndAFormToo() throws {
    let yaml = """
      server: {name: brightwater, url: https://mcp.example/mcp}
      tools:
        list: {description: Lists., effect: read, surfaces: [chat], output: {n: {type: integer}}, widget: card}
        press: {description: Presses., effect: write, surfaces: [chat]}
        fill: {description: Fills., effect: write, surfaces: [web], input: {n: {type: integer}}}
        other: {description: Other., effect: read, surfaces: [chat]}
      widgets:
        card:
          title: Card
          inline:
            - actions: [{label: Press, call: press}]
            - form: {call: fill, fields: [n], submit: Send}
      """
    let result = try tools(yaml, pages: [page("card")])
    #expect(
      result["list"]?["_meta"]?["ui"] == [
        "resourceUri": "ui://brightwater/card-1a2b3c4d.html", "visibility": ["model"],
      ])
    #expect(result["list"]?["_meta"]?["openai/outputTemplate"] == nil)
    #expect(result["press"]?["_meta"]?["ui"]?["visibility"] == ["model", "app"])
    #expect(result["fill"]?["_meta"]?["ui"]?["visibility"] == ["app"])
    #expect(result["other"]?["_meta"]?["ui"]?["visibility"] == ["model"])
    let legacy = try tools("compat: [chatgpt-legacy]\n" + yaml, pages: [page("card")])
    #expect(legacy["list"]?["_meta"]?["openai/outputTemplate"] == "ui://brightwater/card-1a2b3c4d.html")
    #expect(legacy["press"]?["_meta"]?["openai/outputTemplate"] == nil)
  }

  @Test(arguments: [
    ("scopes: [a, b]", #"[{"type":"oauth2","scopes":["a","b"]}]"#),
    ("scopes: []", #"[{"type":"noauth"}]"#),
    ("scopes: [a], auth: [none, oauth2]", #"[{"type":"noauth"},{"type":"oauth2","scopes":["a"]}]"#),
    ("auth: [oauth2]", #"[{"type":"oauth2","scopes":[]}]"#),
  ])
  func signInFollowsFromScopes(declared: String, expected: String) throws {
    let tool = try tools(
      """
      server: {name: s, url: https://mcp.example/mcp, auth: {oauth2: {authorization_servers: [https://login.example]}}}
      scopes: {a: {description: A}, b: {description: B}}
      tools: {t: {description: Does it., effect: read, \(declared)}}
      """)["t"]
    let schemes = try #require(tool?["securitySchemes"])
    #expect(String(decoding: JSONWriter.compact(schemes), as: UTF8.self) == expected)
    #expect(tool?["_meta"]?["securitySchemes"] == schemes)
  }
}
