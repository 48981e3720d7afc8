import Facts
import JSONValues
import Language
import Resolve

/// What follows from a declaration for the MCP server and ChatGPT, in words.
struct MCPExplanation {
  private let surface: MCPSurface

  init(_ surface: MCPSurface) { self.surface = surface }

  func lines(about declaration: String) -> [String] {
    if let name = declaration.dropping("tool."), let tool = surface.contract.tool(name) { return lines(about: tool) }
    if let name = declaration.dropping("widget."), let widget = surface.contract.widget(name) {
      return lines(about: widget)
    }
    if let name = declaration.dropping("scope."), surface.contract.contract.scopes[name] != nil {
      return lines(aboutScope: name)
    }
    return declaration == "server" ? linesAboutServer : []
  }

  private func lines(about resolved: ResolvedTool) -> [String] {
    let descriptor = ToolDescriptor(resolved, in: surface)
    let tool = resolved.tool
    var lines = descriptor.hints.map { hint in
      "annotations.\(hint.name) is \(hint.value): \(hint.cause)" + (hint.because.map { ". \($0)" } ?? "")
    }
    if lines.isEmpty {
      lines.append("no hint: no `effect` is declared; MCP then takes a write that destroys, in an open world")
    }
    if let visibility = descriptor.audience.visibility {
      lines.append("_meta.ui.visibility is \(Self.list(visibility)): \(descriptor.audience.cause)")
    } else {
      lines.append("no _meta.ui.visibility: \(descriptor.audience.cause); MCP Apps then takes model and app")
    }
    if let widget = tool.widget, let page = descriptor.page {
      lines.append("_meta.ui.resourceUri is \(page): `widget: \(widget)`; the part after the last `-` is its digest")
    }
    lines += securityLines(of: tool)
    if let status = tool.status?.running { lines.append("while it runs, ChatGPT shows \"\(status)\"") }
    if let status = tool.status?.done { lines.append("when it is done, ChatGPT shows \"\(status)\"") }
    if resolved.outputSchema == nil {
      lines.append("no outputSchema: no `output` is declared, so clients can't check its results")
    }
    if let hidden = surface.contract.hidden(of: resolved), !hidden.members.isEmpty {
      lines.append(
        "gives \(hidden.members.map(\.name).joined(separator: ", ")) in the result's _meta: widgets read it, and no model "
          + "does, in a chat or by voice")
    }
    for member in tool.meta ?? JSONObject() { lines.append("_meta.\(member.key) is passed through") }
    return lines
  }

  private func securityLines(of tool: Tool) -> [String] {
    guard let schemes = ToolSecurity.schemes(of: tool)?.array else {
      return ["no securitySchemes: it has what its server has"]
    }
    let ways = schemes.map { $0["type"] == "noauth" ? "without signing in" : "signed in" }
    let cause =
      tool.authentication.map { "`auth: [\($0.map(\.rawValue).joined(separator: ", "))]`" }
      ?? (tool.scopes.isEmpty ? "no `scopes` are declared" : "`scopes: [\(tool.scopes.joined(separator: ", "))]`")
    var lines = ["may be called \(ways.joined(separator: " or ")): \(cause)"]
    if !tool.scopes.isEmpty {
      lines.append(
        "a token without \(tool.scopes.joined(separator: " ")) gets 403 with error=\"insufficient_scope\" and all of "
          + "them in `scope`")
    }
    return lines
  }

  private func lines(about resolved: ResolvedWidget) -> [String] {
    var lines: [String] = []
    if let page = surface.pages[resolved.name] {
      lines.append("is served as \(page.uri), \(page.html.count) bytes of \(MCPFacts.appMediaType)")
    }
    if !resolved.tools.isEmpty { lines.append("shows the result of \(resolved.tools.joined(separator: ", "))") }
    if !resolved.calls.isEmpty {
      lines.append("calls \(resolved.calls.joined(separator: ", ")); that adds `app` to their visibility")
    }
    let policy =
      resolved.widget.contentSecurityPolicy ?? surface.contract.contract.widgetDefaults?.contentSecurityPolicy
    for (name, origins, rest) in [
      ("connect to", policy?.connect ?? [], ""), ("load from", policy?.resources ?? [], ""),
      ("frame", policy?.frames ?? [], ""), ("open", policy?.redirects ?? [], " without asking"),
    ] {
      lines.append("may \(name) \(origins.isEmpty ? "nothing" : origins.joined(separator: ", "))\(rest)")
    }
    return lines
  }

  private func lines(aboutScope name: String) -> [String] {
    let tools = surface.contract.tools.filter { $0.tool.scopes.contains(name) }.map(\.name)
    var lines = tools.isEmpty ? ["no tool needs it"] : ["is needed by \(tools.joined(separator: ", "))"]
    if let resource = ProtectedResource(surface) {
      lines.append(
        resource.scopes.contains(name)
          ? "is asked for when a person signs in (scopes_supported)"
          : "is asked for when a tool that needs it is first called, not when a person signs in")
    }
    return lines
  }

  private var linesAboutServer: [String] {
    var lines = ["is called \(surface.serverName), version \(surface.contract.contract.version)"]
    if let server = surface.contract.contract.server {
      if !server.url.isEmpty { lines.append("answers at \(server.url)") }
      if let instructions = server.instructions {
        let count = instructions.unicodeScalars.count
        lines.append(
          "its instructions have \(count) characters; ChatGPT is sure to read the first "
            + "\(ChatGPTFacts.instructionsRead)")
      }
    }
    if let resource = ProtectedResource(surface) {
      lines.append("serves oauth-protected-resource.json at \(resource.locations.joined(separator: " and "))")
    } else {
      lines.append("asks nobody to sign in: no `auth` is declared")
    }
    return lines
  }

  private static func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }
}
