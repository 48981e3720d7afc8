import Findings
import JSONValues
import Language

enum ToolHintExpectation: ServerExpectation {
  static let name = "that hints follow from effects"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for tool in subject.listedTools {
      let declared = tool.declared.tool
      let claim = tool.claim(ConformanceFindings.toolHint, in: subject)
      let hints = expected(declared)
      let raw = declared.annotations ?? JSONObject()
      guard let annotations = tool.node["annotations"], annotations.isObject else {
        verdict.expect(
          hints.isEmpty && raw.isEmpty, claim.kind, at: tool.node.location,
          "tool `\(declared.name)` has no hints, and a client then takes it for a write that destroys",
          declared: claim.declared)
        continue
      }
      for (hint, value, cause) in hints { verdict.expect(annotations, hint, .bool(value), claim, because: cause) }
      for member in raw where !hints.contains(where: { $0.0 == member.key }) {
        verdict.expect(annotations, member.key, member.value, claim, because: "`annotations`, which pass unchanged,")
      }
      for member in annotations.members {
        verdict.expect(
          hints.contains { $0.0 == member.key } || raw[member.key] != nil, claim.kind,
          at: annotations.location(ofKey: member.key),
          "tool `\(declared.name)` has a hint `\(member.key)`, which the contract gives no reason for",
          declared: claim.declared)
      }
    }
  }

  /// MCP's hints: a tool that declares its effect says three of them outright.
  private static func expected(_ tool: Tool) -> [(String, Bool, String)] {
    var hints: [(String, Bool, String)] = []
    if let effect = tool.effect {
      let cause = "`effect: \(effect.rawValue)`"
      hints.append(("readOnlyHint", effect == .read, cause))
      hints.append(("destructiveHint", effect == .destructive, cause))
    }
    if let flag = tool.isIdempotent { hints.append(("idempotentHint", flag, "`idempotent: \(flag)`")) }
    switch (tool.isOpenWorld, tool.effect) {
    case (let flag?, _): hints.append(("openWorldHint", flag, "`open_world: \(flag)`"))
    case (nil, .some): hints.append(("openWorldHint", true, "the protocol's default, as nothing is declared,"))
    case (nil, nil): break
    }
    return hints
  }
}
