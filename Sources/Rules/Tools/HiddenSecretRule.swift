import Findings
import Language
import Resolve

/// Hidden from the model is not secret.
enum HiddenSecretRule: ReviewRule, ToolRule {
  static let kind = FindingKind(
    "tool/hidden-secret", .warning, "Checks that no credential is handed to a widget",
    why: """
      `_meta` is hidden from the model only: the host, the page and the person's browser hold it. Passwords, keys and
      card data have no place in any part of a result.
      """, source: "OpenAI, plugins/guides/security-privacy (2026-07)")
  private static let names: Set<String> = [
    "apikey", "secret", "clientsecret", "accesstoken", "refreshtoken", "privatekey", "bearertoken", "sessiontoken",
  ]

  static func check(_ tool: ResolvedTool, in contract: ResolvedContract) -> [Finding] {
    (contract.hidden(of: tool)?.members ?? []).filter { isSecret($0.name) }.map { member in
      Finding(
        kind, at: contract.origin.location(member.key) ?? contract.origin.location(tool.tool.node, keyOf: "hidden"),
        "`\(member.name)` of `\(tool.name)` is handed to the page", help: "keep it on the server")
    }
  }

  private static func isSecret(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != "." }
    return names.contains(plain) || SpokenSecretRule.isSecret(name)
  }
}
