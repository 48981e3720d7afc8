import Findings
import JSONValues

enum ToolListExpectation: ServerExpectation {
  static let name = "that exactly the contract's tools are listed, with its texts"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let list = subject.files.json("mcp/tools.json") else { return }
    guard let tools = list["tools"], tools.isArray else {
      verdict.expect(false, ConformanceFindings.toolList, at: list.location, "there is no list `tools`")
      return
    }
    checkNames(tools, subject, &verdict)
    for tool in subject.listedTools { checkTexts(of: tool, in: subject, &verdict) }
  }

  private static func checkNames(_ tools: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.toolList
    let declared = subject.resolved.tools.map(\.tool.protocolName)
    var listed: [String] = []
    for tool in tools.elements {
      guard let name = tool["name"]?.string else {
        verdict.expect(false, kind, at: tool.location, "a tool has no name")
        continue
      }
      verdict.expect(
        listed.count { $0 == name } < max(1, declared.count { $0 == name }), kind, at: tool["name"]?.location,
        "tool `\(name)` stands twice")
      verdict.expect(
        declared.contains(name), kind, at: tool["name"]?.location,
        "the contract has no tool `\(name)`", help: "remove it, or declare it")
      listed.append(name)
    }
    for tool in subject.resolved.tools {
      verdict.expect(
        listed.contains(tool.tool.protocolName), kind, at: tools.location,
        "tool `\(tool.tool.protocolName)` is missing", declared: subject.place(of: "tool.\(tool.name)"))
    }
    let known = listed.filter(declared.contains)
    let wanted = declared.filter(known.contains)
    let misplaced = zip(known, wanted).first { $0 != $1 }
    verdict.expect(
      misplaced == nil || known.count != wanted.count, kind,
      at: subject.listedTools.first { $0.declared.tool.protocolName == misplaced?.0 }?.node["name"]?.location,
      "tool `\(misplaced?.0 ?? "")` stands where the contract has `\(misplaced?.1 ?? "")`")
  }

  private static func checkTexts(of tool: ListedTool, in subject: Subject, _ verdict: inout Verdict) {
    let declared = tool.declared.tool
    let claim = tool.claim(ConformanceFindings.toolText, in: subject)
    let fields = declared.fields ?? JSONObject()
    verdict.expect(
      tool.node, "title", declared.title.map { .string($0) } ?? fields["title"], claim, because: "`title`")
    verdict.expect(
      tool.node, "description",
      declared.description.isEmpty ? fields["description"] : .string(declared.description), claim,
      because: "`description`")
    verdict.expect(tool.node, "icons", declared.icons ?? fields["icons"], claim, because: "`icons`")
    for member in fields where tool.node[member.key] == nil {
      verdict.expect(tool.node, member.key, member.value, claim, because: "`fields`, which pass unchanged,")
    }
    let known = [
      "name", "title", "description", "inputSchema", "outputSchema", "annotations", "securitySchemes", "_meta", "icons",
    ]
    for member in tool.node.members {
      verdict.expect(
        known.contains(member.key) || fields[member.key] == member.value.value, ConformanceFindings.toolMeta,
        at: tool.node.location(ofKey: member.key),
        "tool `\(declared.name)` has a member `\(member.key)`, which the protocol does not know")
    }
  }
}
