import Findings
import JSONValues
import Language

enum ToolAudienceExpectation: ServerExpectation {
  static let name = "that tools are offered to whom the surfaces name, with their widgets and nothing foreign"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let calledByWidgets = Set(subject.resolved.widgets.flatMap(\.calls))
    for tool in subject.listedTools {
      let declared = tool.declared.tool
      let node = tool.node
      let visibility = visibility(of: declared, isCalled: calledByWidgets.contains(declared.name))
      let page = declared.widget.flatMap(subject.pageURI)
      guard let meta = node["_meta"], meta.isObject else {
        verdict.expect(
          visibility == nil && page == nil && declared.meta == nil, ConformanceFindings.toolMeta, at: node.location,
          "tool `\(declared.name)` has no `_meta`")
        continue
      }
      checkUI(meta, visibility, page, tool, subject, &verdict)
      checkStatus(meta, tool, page, subject, &verdict)
      checkForeign(meta, tool, page, subject, &verdict)
    }
  }

  /// Without `chat` no chat's model may see it; a widget that calls it, or `surfaces: [app]`, opens it to widgets.
  private static func visibility(of tool: Tool, isCalled: Bool) -> [String]? {
    let saysNothing = tool.surfaces.isEmpty && tool.effect == nil
    if saysNothing && !isCalled { return nil }
    let isForModel = tool.surfaces.isEmpty || tool.surfaces.contains(.chat)
    let isForWidgets = isCalled || tool.surfaces.contains(.app) || !isForModel
    return (isForModel ? ["model"] : []) + (isForWidgets ? ["app"] : [])
  }

  private static func checkUI(
    _ meta: JSONNode, _ visibility: [String]?, _ page: String?, _ tool: ListedTool, _ subject: Subject,
    _ verdict: inout Verdict
  ) {
    let audience = tool.claim(ConformanceFindings.toolAudience, in: subject)
    let widget = tool.claim(ConformanceFindings.toolWidget, in: subject)
    let foreign = tool.declared.tool.meta?["ui"]
    guard let ui = meta["ui"], ui.isObject else {
      verdict.expect(
        visibility == nil && page == nil && foreign == nil, audience.kind, at: meta.location,
        "\(audience.subject) has no `_meta.ui`", declared: audience.declared)
      return
    }
    let surfaces = tool.declared.tool.surfaces.map(\.rawValue).joined(separator: ", ")
    verdict.expect(
      ui, "visibility", visibility.map { .strings($0) } ?? foreign?["visibility"], audience,
      because: "`surfaces: [\(surfaces)]` with the widgets that call it")
    // A page that is missing is a finding of its own.
    if page != nil || tool.declared.tool.widget == nil {
      verdict.expect(
        ui, "resourceUri", page.map { .string($0) } ?? foreign?["resourceUri"], widget,
        because: "the page of `widget: \(tool.declared.tool.widget ?? "none")`")
    }
    for member in ui.members where member.key != "visibility" && member.key != "resourceUri" {
      verdict.expect(
        foreign?[member.key] == member.value.value, ConformanceFindings.toolMeta, at: ui.location(ofKey: member.key),
        "`_meta.ui.\(member.key)` of \(audience.subject) is not in the contract", declared: audience.declared)
    }
  }

  private static func checkStatus(
    _ meta: JSONNode, _ tool: ListedTool, _ page: String?, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let text = tool.claim(ConformanceFindings.toolText, in: subject)
    let status = tool.declared.tool.status
    let foreign = tool.declared.tool.meta ?? JSONObject()
    for (key, words) in [("invoking", status?.running), ("invoked", status?.done)] {
      let name = "openai/toolInvocation/\(key)"
      verdict.expect(meta, name, words.map { .string($0) } ?? foreign[name], text, because: "`status`")
    }
    let legacy = subject.contract.compatibility.contains(.chatgptLegacy) ? page.map { JSONValue.string($0) } : nil
    verdict.expect(
      meta, "openai/outputTemplate", legacy ?? foreign["openai/outputTemplate"],
      tool.claim(ConformanceFindings.toolWidget, in: subject), because: "`compat`")
  }

  private static func checkForeign(
    _ meta: JSONNode, _ tool: ListedTool, _ page: String?, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let derived = [
      "ui", "securitySchemes", "openai/toolInvocation/invoking", "openai/toolInvocation/invoked",
      "openai/outputTemplate",
    ]
    let foreign = tool.declared.tool.meta ?? JSONObject()
    let claim = tool.claim(ConformanceFindings.toolMeta, in: subject)
    for member in foreign where !derived.contains(member.key) {
      verdict.expect(meta, member.key, member.value, claim, because: "`meta`, which passes unchanged,")
    }
    for member in meta.members where !derived.contains(member.key) {
      verdict.expect(
        foreign[member.key] != nil, claim.kind, at: meta.location(ofKey: member.key),
        "`_meta` of \(claim.subject) has `\(member.key)`, which the contract does not pass through",
        declared: claim.declared)
    }
  }
}
