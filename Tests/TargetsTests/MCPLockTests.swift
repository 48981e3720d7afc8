import JSONValues
import Resolve
import Testing

@testable import Targets

private func digests(_ yaml: String, version: String = "1a2b3c4d") throws -> JSONObject {
  let surface = MCPSurface(try resolved(yaml), pages: [page("card", version: version)])
  let lock = ToolLock.json(of: surface.contract.tools.map { ($0.name, ToolDescriptor($0, in: surface).json) })
  return try #require(lock["tools"]?.object)
}

@Suite struct MCPLockTests {
  private let yaml = """
    compat: [chatgpt-legacy]
    server: {name: brightwater, url: https://mcp.example/mcp}
    tools:
      show: {description: Shows., effect: read, output: {n: {type: integer}}, widget: card}
      act: {description: Acts., effect: write, input: {n: {type: integer, maximum: 5}}}
    widgets: {card: {title: Card, inline: [{heading: Card}]}}
    """

  /// Computed apart from this code, with Python's hashlib over the canonical text.
  @Test func theDigestIsOfTheCanonicalText() throws {
    let surface = MCPSurface(
      try resolved("tools: {t: {description: \"Ü\\n\", input_schema: {type: object}}}"), pages: [])
    let lock = ToolLock.json(of: surface.contract.tools.map { ($0.name, ToolDescriptor($0, in: surface).json) })
    #expect(lock["tools"]?["t"] == "b4b0cebf2151834961b0f8353b3b5064b7f914addbf7da09a19ff6eb24a9be30")
  }

  @Test func aNewPageIsNoNewTool() throws {
    #expect(try digests(yaml) == digests(yaml, version: "99999999"))
  }

  @Test func namesAreSorted() throws { #expect(try digests(yaml).keys == ["act", "show"]) }

  @Test(arguments: [
    ("maximum: 5", "maximum: 6"), ("Acts.", "Acts!"), ("effect: write", "effect: destructive"),
    ("effect: write,", "effect: write, surfaces: [app],"), ("effect: write,", "effect: write, auth: [oauth2],"),
  ])
  func aChangedWordIsSeenInItsToolOnly(old: String, new: String) throws {
    let before = try digests(yaml)
    let after = try digests(yaml.replacing(old, with: new))
    #expect(before["act"] != after["act"])
    #expect(before["show"] == after["show"])
  }

  @Test func onlyAVersionIsTakenFromAURI() {
    #expect(WidgetPage.unversioned("ui://s/a-b-1a2b3c4d.html") == "ui://s/a-b.html")
    #expect(WidgetPage.unversioned("ui://s/price-card.html") == "ui://s/price-card.html")
    #expect(WidgetPage.unversioned("ui://s/a-1a2b3c4d") == "ui://s/a-1a2b3c4d")
  }
}
