import Findings
import JSONValues
import Language

enum ToolSecurityExpectation: ServerExpectation {
  static let name = "that tools ask for the contract's scopes, in both places"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for tool in subject.listedTools {
      let claim = tool.claim(ConformanceFindings.toolSecurity, in: subject)
      let schemes = expected(tool.declared.tool)
      // The protocol has no such member: servers of its own libraries drop it, and hosts read the one in `_meta`.
      if !subject.isLive || tool.node["securitySchemes"] != nil {
        verdict.expect(
          tool.node, "securitySchemes", schemes ?? tool.declared.tool.fields?["securitySchemes"], claim,
          because: "`scopes` and `auth` in the contract")
      }
      guard let meta = tool.node["_meta"] else {
        verdict.expect(
          schemes == nil, claim.kind, at: tool.node.location, "\(claim.subject) has no `_meta.securitySchemes`")
        continue
      }
      verdict.expect(
        meta, "securitySchemes", schemes ?? tool.declared.tool.meta?["securitySchemes"], claim,
        because: "the tool's own `securitySchemes`")
    }
  }

  private static func expected(_ tool: Tool) -> JSONValue? {
    let signedIn: JSONValue = ["type": "oauth2", "scopes": .strings(tool.scopes)]
    let open: JSONValue = ["type": "noauth"]
    if let ways = tool.authentication { return .array(ways.map { $0 == .oauth2 ? signedIn : open }) }
    if !tool.scopes.isEmpty { return [signedIn] }
    // An imported tool that says nothing of itself has what its server has.
    return tool.effect == nil ? nil : [open]
  }
}
