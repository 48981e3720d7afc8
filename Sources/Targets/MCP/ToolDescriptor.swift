import Facts
import JSONValues
import Language
import Resolve

/// One element of `tools/list`.
struct ToolDescriptor {
  let tool: ResolvedTool
  let audience: ToolAudience
  let hints: [ToolHint]
  let securitySchemes: JSONValue?
  /// The URI of the widget that shows the result.
  let page: String?
  private let isLegacy: Bool

  init(_ tool: ResolvedTool, in surface: MCPSurface) {
    self.tool = tool
    audience = ToolAudience(tool.tool, callers: surface.callers[tool.name] ?? [])
    hints = ToolHint.of(tool.tool)
    securitySchemes = ToolSecurity.schemes(of: tool.tool)
    page = tool.tool.widget.flatMap { surface.pages[$0]?.uri }
    isLegacy = surface.contract.contract.compatibility.contains(.chatgptLegacy)
  }

  var json: JSONObject {
    let declared = tool.tool
    var result = JSONObject()
    result.reserveCapacity(8)
    result.append("name", .string(declared.protocolName))
    result.append("title", declared.title.map { .string($0) })
    if !declared.description.isEmpty { result.append("description", .string(declared.description)) }
    result.append("inputSchema", tool.inputSchema)
    result.append("outputSchema", tool.outputSchema)
    result.append("annotations", annotations)
    result.append("icons", declared.icons)
    result.append("securitySchemes", securitySchemes)
    let meta = self.meta
    if !meta.isEmpty { result.append("_meta", .object(meta)) }
    for member in declared.fields ?? JSONObject() where result[member.key] == nil {
      result.append(member.key, member.value)
    }
    return result
  }

  /// What follows from the contract, then raw hints that it says nothing of.
  private var annotations: JSONValue? {
    let raw = tool.tool.annotations
    if hints.isEmpty && raw == nil { return nil }
    var annotations = JSONObject(hints.map { JSONObject.Member($0.name, .bool($0.value)) })
    for member in raw ?? JSONObject() where annotations[member.key] == nil {
      annotations.append(member.key, member.value)
    }
    return .object(annotations)
  }

  /// What Parlance derives, then what the author passes through. Where both name a key, what is derived stands, so
  /// that no foreign word opens what the contract closes.
  private var meta: JSONObject {
    let foreign = tool.tool.meta ?? JSONObject()
    var ui = JSONObject()
    ui.append("resourceUri", page.map { .string($0) })
    ui.append("visibility", audience.visibility.map { .strings($0) })
    for member in foreign["ui"]?.object ?? JSONObject() where ui[member.key] == nil {
      ui.append(member.key, member.value)
    }
    var meta = JSONObject()
    meta.reserveCapacity(5 + foreign.count)
    if !ui.isEmpty {
      meta.append("ui", .object(ui))
    } else if let raw = foreign["ui"] {
      // Not an object, or an empty one: nothing is derived that it could stand against.
      meta.append("ui", raw)
    }
    if isLegacy, let page { meta.append(ChatGPTFacts.outputTemplate, .string(page)) }
    meta.append(ChatGPTFacts.invoking, tool.tool.status?.running.map { .string($0) })
    meta.append(ChatGPTFacts.invoked, tool.tool.status?.done.map { .string($0) })
    meta.append(ChatGPTFacts.securitySchemes, securitySchemes)
    for member in foreign where meta[member.key] == nil && member.key != "ui" {
      meta.append(member.key, member.value)
    }
    return meta
  }
}
