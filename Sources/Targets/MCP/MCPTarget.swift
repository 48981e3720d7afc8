import JSONValues
import Language
import Outputs
import Resolve

/// What the MCP server answers, for ChatGPT and every other client: its tools, its widgets, itself, and where to sign
/// in; with the digests by which a change of any tool is seen.
enum MCPTarget: Target {
  static let name = "mcp"
  static let summary = "the MCP server's manifest: tools, resources, server and sign-in"

  /// The lists stand in the contract's order, which is the same on every run: clients keep a prompt's beginning in
  /// their cache only while the tools' order stays (MCP 2026-07-28, tools, listing). There are no pages.
  static func emit(_ emission: Emission) -> [Output] { files(of: MCPSurface(emission)) }

  static func files(of surface: MCPSurface) -> [Output] {
    let descriptors = surface.contract.tools.map { (tool: $0.name, json: ToolDescriptor($0, in: surface).json) }
    let declarations = toolDeclarations(surface.contract)
    var outputs = [
      tools(descriptors.map(\.json), surface, declarations: declarations),
      file(
        "tools.lock.json", ToolLock.json(of: descriptors),
        declarations: declarations.isEmpty ? ["server"] : declarations),
      server(surface),
    ]
    outputs += resources(surface)
    if let resource = ProtectedResource(surface) { outputs.append(metadata(resource)) }
    return outputs
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    MCPExplanation(MCPSurface(emission)).lines(about: declaration)
  }

  private static func tools(_ descriptors: [JSONObject], _ surface: MCPSurface, declarations: [String]) -> Output {
    var result: JSONObject = ["resultType": "complete", "tools": .array(descriptors.map { .object($0) })]
    surface.finish(&result, timeToLive: MCPSurface.listTimeToLive)
    return file("tools.json", .object(result), declarations: ["server"] + declarations)
  }

  /// Everything that a tool's element is made of.
  private static func toolDeclarations(_ contract: ResolvedContract) -> [String] {
    var names = Set<String>()
    for tool in contract.tools {
      names.insert("tool." + tool.name)
      for scope in tool.tool.scopes { names.insert("scope." + scope) }
      if let widget = tool.tool.widget { names.insert("widget." + widget) }
      for parameters in [tool.tool.input, tool.tool.output] {
        guard let parameters else { continue }
        for type in contract.types.names(usedBy: parameters) { names.insert("type." + type) }
      }
    }
    // A button that calls a tool opens it to widgets.
    for widget in contract.widgets where !widget.calls.isEmpty { names.insert("widget." + widget.name) }
    return names.sorted()
  }

  private static func server(_ surface: MCPSurface) -> Output {
    file("server.json", surface.answers, declarations: ["server"])
  }

  private static func resources(_ surface: MCPSurface) -> [Output] {
    let contract = surface.contract.contract
    let resources = surface.contract.widgets.compactMap { resolved in
      surface.pages[resolved.name].map {
        WidgetResource(resolved.widget, page: $0, defaults: contract.widgetDefaults)
      }
    }
    if resources.isEmpty { return [] }
    let shared = contract.widgetDefaults == nil ? ["server"] : ["server", "widget_defaults"]
    var list: JSONObject = ["resultType": "complete", "resources": .array(resources.map(\.listing))]
    surface.finish(&list, timeToLive: MCPSurface.listTimeToLive)
    let listing = file(
      "resources.json", .object(list), declarations: shared + resources.map { "widget." + $0.widget.name })
    return [listing]
      + resources.map { resource in
        var read: JSONObject = ["resultType": "complete", "contents": [resource.contents]]
        surface.finish(&read, timeToLive: MCPSurface.pageTimeToLive)
        return file(
          "resources/\(FileName.encoded(resource.widget.name)).json", .object(read),
          declarations: shared + ["widget." + resource.widget.name])
      }
  }

  private static func metadata(_ resource: ProtectedResource) -> Output {
    file(
      "oauth-protected-resource.json", resource.json,
      declarations: ["server"] + resource.scopes.map { "scope." + $0 })
  }

  private static func file(_ name: String, _ value: JSONValue, declarations: [String]) -> Output {
    Output(path: "\(Self.name)/\(name)", bytes: JSONWriter.pretty(value), declarations: declarations)
  }
}
