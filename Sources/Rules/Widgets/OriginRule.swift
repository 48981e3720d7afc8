import Findings
import Language
import Resolve
import SourceText
import Syntax

/// What a widget may reach is said exactly.
enum OriginRule: Rule {
  static let kind = FindingKind(
    "widget/origin", .error, "Checks that what a widget may reach is named by exact https origins",
    why: """
      A Content-Security-Policy is enforced by origin: `https://HOST`, without a path. A wildcard opens more than the
      widget needs, and reviewers refuse it.
      """, source: "MCP Apps 2026-01-26, UIResourceMeta; OpenAI, plugins/plugin-guidelines, CSP (2026-10)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let whole = contract.contract
    var findings: [Finding] = []
    var policies = whole.widgets.compactMap(\.contentSecurityPolicy)
    if let policy = whole.widgetDefaults?.contentSecurityPolicy { policies.append(policy) }
    for policy in policies {
      for (key, origins) in [
        ("connect", policy.connect), ("resources", policy.resources), ("frames", policy.frames),
        ("redirects", policy.redirects),
      ] {
        for (index, origin) in origins.enumerated() {
          guard let reason = reason(against: origin) else { continue }
          let list = contract.origin.node(policy.node, within: [key, "\(index)"])
          let (place, related) = contract.place(ofValue: list)
          findings.append(
            Finding(kind, at: place, "`\(origin)` \(reason)", related: related, help: help(for: origin)))
        }
      }
    }
    let domains =
      whole.widgets.map { ($0.node, $0.domain) } + [whole.widgetDefaults].compactMap { $0 }.map { ($0.node, $0.domain) }
    for (node, domain) in domains {
      guard let domain, let reason = reason(against: domain) else { continue }
      let (place, related) = contract.place(ofValue: contract.origin.value(node, "domain"))
      findings.append(
        Finding(kind, at: place, "`\(domain)` \(reason)", related: related, help: help(for: domain)))
    }
    return findings
  }

  /// The origin that was meant, where that is clear.
  private static func help(for text: String) -> String {
    let origin = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
    let meant = origin.joined(separator: "/")
    return reason(against: meant) == nil ? "write `\(meant)`" : "write `https://HOST`"
  }

  private static func reason(against origin: String) -> String? {
    if origin.contains("*") { return "has a wildcard" }
    guard origin.hasPrefix("https://") || origin.hasPrefix("wss://") else { return "is no https origin" }
    let rest = origin.drop { $0 != "/" }.dropFirst(2)
    if rest.isEmpty { return "has no host" }
    return rest.contains("/") || rest.contains("?") || rest.contains("@") ? "is more than an origin" : nil
  }
}
