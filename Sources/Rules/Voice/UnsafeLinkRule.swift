import Findings
import Language
import Resolve

/// A link that an agent's page shows must be a safe one.
enum UnsafeLinkRule: Rule {
  static let kind = FindingKind(
    "voice/unsafe-link", .error, "Checks that links on an agent's page are `https:`, `tel:` or `mailto:`",
    why:
      "The page opens the link in the person's browser: plain `http:` can be read and changed on the way, "
      + "and other "
      + "schemes can run code.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      ([agent.escalation?.web] + agent.exits.map(\.web)).compactMap { way -> Finding? in
        guard let way, let link = way.link, !isSafe(link) else { return nil }
        return Finding(
          kind, at: contract.origin.location(way.node, "link"), "`\(link)` is not a safe link",
          help: "use `https://`, `tel:` or `mailto:`")
      }
    }
  }

  private static func isSafe(_ link: String) -> Bool {
    let scheme = link.prefix { $0 != ":" }.lowercased()
    if scheme == "https" { return PageAddress(link).reason(isOrigin: false) == nil }
    // Something has to stand behind it.
    return (scheme == "tel" || scheme == "mailto") && link.utf8.count > scheme.utf8.count + 1
      && !link.contains(where: \.isWhitespace)
  }
}
