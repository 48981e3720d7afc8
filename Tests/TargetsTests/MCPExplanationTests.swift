import Resolve
import Testing

@testable import Targets

@Suite struct MCPExplanationTests {
  private func lines(_ declaration: String) throws -> [String] {
    let contract = try resolved(
      """
      server:
        {name: brightwater, url: https://mcp.example/mcp, auth: {oauth2: {authorization_servers: [https://login.example]}}}
      scopes: {look: {description: Look}, act: {description: Act}}
      tools:
        list: {description: Lists., effect: read, scopes: [look], surfaces: [chat], output: {n: {type: integer}}, widget: card}
        act:
          description: Acts.
          effect: write
          because: {effect: Adds one row.}
          scopes: [look, act]
          surfaces: [chat, phone]
        bare: {description: Bare.}
      widgets: {card: {title: Card, inline: [{actions: [{label: Act, call: act}]}]}}
      """)
    return MCPExplanation(MCPSurface(contract, pages: [page("card")])).lines(about: declaration)
  }

  @Test func aToolsHintsVisibilityAndSignInHaveTheirReasons() throws {
    #expect(
      try lines("tool.act") == [
        "annotations.readOnlyHint is false: `effect: write`. Adds one row.",
        "annotations.destructiveHint is false: `effect: write`",
        "annotations.openWorldHint is true: no `open_world` is declared, and MCP then takes true",
        "_meta.ui.visibility is [model, app]: `surfaces: [chat, phone]`; called from widget `card`",
        "may be called signed in: `scopes: [look, act]`",
        "a token without look act gets 403 with error=\"insufficient_scope\" and all of them in `scope`",
        "no outputSchema: no `output` is declared, so clients can't check its results",
      ])
  }

  @Test func aToolThatSaysNothingIsToldWhatThatMeans() throws {
    #expect(
      try lines("tool.bare") == [
        "no hint: no `effect` is declared; MCP then takes a write that destroys, in an open world",
        "no _meta.ui.visibility: the contract does not say where it may be called from; MCP Apps then takes model and app",
        "no securitySchemes: it has what its server has",
        "no outputSchema: no `output` is declared, so clients can't check its results",
      ])
  }

  @Test func aWidgetScopeAndServerAreExplainedToo() throws {
    #expect(
      try lines("widget.card") == [
        "is served as ui://brightwater/card-1a2b3c4d.html, 15 bytes of text/html;profile=mcp-app",
        "shows the result of list", "calls act; that adds `app` to their visibility", "may connect to nothing",
        "may load from nothing", "may frame nothing", "may open nothing without asking",
      ])
    #expect(
      try lines("scope.act") == [
        "is needed by act", "is asked for when a tool that needs it is first called, not when a person signs in",
      ])
    #expect(
      try lines("server").last
        == "serves oauth-protected-resource.json at https://mcp.example/.well-known/oauth-protected-resource/mcp and "
        + "https://mcp.example/.well-known/oauth-protected-resource")
  }

  @Test func nothingIsSaidOfWhatIsNotThere() throws {
    #expect(try lines("tool.none").isEmpty)
    #expect(try lines("agent.front_desk").isEmpty)
  }
}
