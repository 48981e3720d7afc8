import Findings
import Language
import Resolve

/// Scopes come with a sign-in.
enum OpenScopesRule: ToolRule {
  static let kind = FindingKind(
    "tool/scopes-without-token", .error, "Checks that no tool needs scopes and lets everybody in",
    why: """
      `auth: [none]` says that the tool answers a caller without a token, and scopes are what a token holds. Hosts
      would never offer to sign in, and the server would refuse every call.
      """, source: "OpenAI, apps-sdk/build/auth, securitySchemes (2026-06)")

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    let tool = tool.tool
    guard let ways = tool.authentication, !ways.contains(.oauth2), !tool.scopes.isEmpty else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(tool.node, "auth"),
        "tool `\(tool.name)` needs \(listed(tool.scopes)), which nobody has without signing in",
        help: "take `auth` out: it follows from `scopes`; or take `scopes` out")
    ]
  }
}
