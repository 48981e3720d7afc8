import Findings
import Outputs
import Resolve

/// A tool as `tools.json` lists it, beside the contract's.
struct ListedTool {
  let node: JSONNode
  let declared: ResolvedTool
  let claimSubject: String

  func claim(_ kind: FindingKind, in subject: Subject) -> Claim {
    Claim(kind, claimSubject, declared: subject.place(of: "tool.\(declared.name)"))
  }
}

extension Subject {
  /// The tools that both the list and the contract have, in the list's order.
  var listedTools: [ListedTool] {
    guard let tools = files.json("mcp/tools.json")?["tools"] else { return [] }
    // A list that was imported may have a name twice; each takes the next tool that has it.
    var declared: [String: [ResolvedTool]] = [:]
    for tool in resolved.tools.reversed() { declared[tool.tool.protocolName, default: []].append(tool) }
    return tools.elements.compactMap { node in
      guard let name = node["name"]?.string, let tool = declared[name]?.popLast() else { return nil }
      return ListedTool(node: node, declared: tool, claimSubject: "tool `\(name)`")
    }
  }

  /// The URI of a widget's page, by the page that there is: `ui://server/widget-1a2b3c4d.html`.
  func pageURI(of widget: String) -> String? {
    guard let page = files["apps/\(FileName.encoded(widget)).html"] else { return nil }
    let server = contract.server?.name ?? contract.name
    return "ui://\(server)/\(widget)-\(SHA256.hex(of: page.bytes).prefix(8)).html"
  }
}
