import JSONValues
import Outputs
import Resolve
import Testing

@testable import Targets

private let desk = """
  title: Service Desk
  server:
    name: brightwater
    url: https://mcp.example/mcp
    instructions: Look the customer up first.
    auth: {oauth2: {authorization_servers: [https://login.example]}}
  widget_defaults: {domain: https://widgets.example, csp: {connect: [], resources: []}}
  scopes: {look: {description: Look}, act: {description: Act}, unused: {description: Unused}}
  types: {Money: {properties: {amount: {type: integer}}}, Unused: {type: string}}
  tools:
    price: {description: Prices., effect: read, scopes: [look], surfaces: [chat], output: {total: Money}, widget: card}
    pay: {description: Pays., effect: write, scopes: [act], surfaces: [chat]}
  widgets:
    card: {title: Card, summary: The price., border: true, inline: [{heading: Price}]}
    plain:
      title: Plain
      csp: {connect: [https://api.example], resources: [], frames: [https://f.example], redirects: [https://r.example]}
      inline: [{text: Nothing}]
  """

private func files(_ yaml: String, pages: [WidgetPage]) throws -> [String: String] {
  let outputs = MCPTarget.files(of: MCPSurface(try resolved(yaml), pages: pages))
  return Dictionary(uniqueKeysWithValues: outputs.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
}

@Suite struct MCPFilesTests {
  private let pages = [page("card", "<!doctype html>\n<p title=\"a\">", version: "00000001"), page("plain")]

  @Test func emitsTheWholeServer() throws {
    #expect(
      try files(desk, pages: pages).keys.sorted() == [
        "mcp/oauth-protected-resource.json", "mcp/resources.json", "mcp/resources/card.json",
        "mcp/resources/plain.json", "mcp/server.json", "mcp/tools.json", "mcp/tools.lock.json",
      ])
  }

  @Test func theSmallestContractHasNoResourcesAndNoSignIn() throws {
    let files = try files("tools: {t: {description: Does it.}}", pages: [])
    #expect(files.keys.sorted() == ["mcp/server.json", "mcp/tools.json", "mcp/tools.lock.json"])
    #expect(
      files["mcp/server.json"] == """
        {
          "discover": {
            "resultType": "complete",
            "supportedVersions": [
              "2026-07-28"
            ],
            "capabilities": {
              "tools": {}
            },
            "ttlMs": 3600000,
            "cacheScope": "public",
            "_meta": {
              "io.modelcontextprotocol/serverInfo": {
                "name": "field-service",
                "version": "1.2.3"
              }
            }
          },
          "initialize": {
            "protocolVersion": "2025-11-25",
            "capabilities": {
              "tools": {}
            },
            "serverInfo": {
              "name": "field-service",
              "version": "1.2.3"
            }
          }
        }

        """)
  }

  @Test func theServerTellsItsCapabilitiesInBothEras() throws {
    let server = try #require(files(desk, pages: pages)["mcp/server.json"])
    #expect(server.contains("\"extensions\": {\n        \"io.modelcontextprotocol/ui\": {}\n      }"))
    #expect(server.components(of: "io.modelcontextprotocol/ui").count == 2)
    #expect(server.components(of: "\"instructions\": \"Look the customer up first.\"").count == 3)
    #expect(server.components(of: "\"title\": \"Service Desk\"").count == 3)
  }

  @Test func aPageIsReadWithBothPoliciesAlike() throws {
    #expect(
      try files(desk, pages: pages)["mcp/resources/plain.json"] == """
        {
          "resultType": "complete",
          "contents": [
            {
              "uri": "ui://brightwater/plain-1a2b3c4d.html",
              "mimeType": "text/html;profile=mcp-app",
              "text": "<!doctype html>",
              "_meta": {
                "ui": {
                  "csp": {
                    "connectDomains": [
                      "https://api.example"
                    ],
                    "resourceDomains": [],
                    "frameDomains": [
                      "https://f.example"
                    ]
                  },
                  "domain": "https://widgets.example"
                },
                "openai/widgetCSP": {
                  "connect_domains": [
                    "https://api.example"
                  ],
                  "resource_domains": [],
                  "frame_domains": [
                    "https://f.example"
                  ],
                  "redirect_domains": [
                    "https://r.example"
                  ]
                },
                "openai/widgetDomain": "https://widgets.example"
              }
            }
          ],
          "ttlMs": 86400000,
          "cacheScope": "public",
          "_meta": {
            "io.modelcontextprotocol/serverInfo": {
              "name": "brightwater",
              "title": "Service Desk",
              "version": "1.2.3"
            }
          }
        }

        """)
  }

  @Test func whatIsNotSaidIsAbsentRatherThanNull() throws {
    let surface = MCPSurface(try resolved(desk), pages: pages)
    let card = WidgetResource(
      try #require(surface.contract.widget("card")).widget, page: pages[0],
      defaults: surface.contract.contract.widgetDefaults)
    #expect(
      String(decoding: JSONWriter.compact(card.listing["_meta"] ?? .null), as: UTF8.self)
        == #"{"ui":{"csp":{"connectDomains":[],"resourceDomains":[]},"domain":"https://widgets.example","#
        + #""prefersBorder":true},"openai/widgetDescription":"The price.","openai/widgetPrefersBorder":true,"#
        + #""openai/widgetCSP":{"connect_domains":[],"resource_domains":[]},"#
        + #""openai/widgetDomain":"https://widgets.example"}"#)
    for (path, text) in try files(desk, pages: pages) {
      #expect(!text.contains("null"), "\(path)")
    }
    for (path, text) in try files("tools: {t: {description: Does it.}}", pages: []) {
      #expect(!text.contains("null"), "\(path)")
    }
  }

  @Test func theListSaysOfAPageWhatReadingItSays() throws {
    let surface = MCPSurface(try resolved(desk), pages: pages)
    let widget = try #require(surface.contract.widget("card"))
    let resource = WidgetResource(
      widget.widget, page: pages[0], defaults: surface.contract.contract.widgetDefaults)
    #expect(resource.listing["_meta"] == resource.contents["_meta"])
    #expect(resource.listing["description"] == "The price.")
    #expect(resource.contents["text"] == "<!doctype html>\n<p title=\"a\">")
    #expect(resource.contents["_meta"]?["openai/widgetDescription"] == "The price.")
    #expect(resource.contents["_meta"]?["ui"]?["prefersBorder"] == true)
    #expect(resource.contents["_meta"]?["openai/widgetPrefersBorder"] == true)
  }

  @Test func signingInAsksForWhatReadingNeeds() throws {
    #expect(
      try files(desk, pages: pages)["mcp/oauth-protected-resource.json"] == """
        {
          "resource": "https://mcp.example/mcp",
          "authorization_servers": [
            "https://login.example"
          ],
          "scopes_supported": [
            "look"
          ],
          "bearer_methods_supported": [
            "header"
          ],
          "resource_name": "Service Desk"
        }

        """)
  }

  @Test func metadataIsServedAtThePathAndAtTheRoot() throws {
    let resource = try #require(ProtectedResource(MCPSurface(try resolved(desk), pages: pages)))
    #expect(
      resource.locations == [
        "https://mcp.example/.well-known/oauth-protected-resource/mcp",
        "https://mcp.example/.well-known/oauth-protected-resource",
      ])
  }

  @Test func everyFileKnowsWhatItCameFrom() throws {
    let outputs = MCPTarget.files(of: MCPSurface(try resolved(desk), pages: pages))
    let declarations = Dictionary(uniqueKeysWithValues: outputs.map { ($0.path, $0.declarations) })
    #expect(
      declarations["mcp/tools.json"] == [
        "scope.act", "scope.look", "server", "tool.pay", "tool.price", "type.Money", "widget.card",
      ])
    #expect(declarations["mcp/resources/card.json"] == ["server", "widget.card", "widget_defaults"])
    #expect(declarations["mcp/oauth-protected-resource.json"] == ["scope.look", "server"])
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
