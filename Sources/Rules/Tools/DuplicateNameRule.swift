import Findings
import Language
import Resolve

/// Two tools that the protocol can't tell apart.
enum DuplicateNameRule: ReviewRule {
  static let kind = FindingKind(
    "tool/duplicate-name", .warning, "Checks that no two tools have the same name in the protocol",
    why: """
      A call names its tool, and nothing else. Of two tools of one name a client calls either, or refuses the list; an
      imported list may hold such twins, and keeps them by `name:` until one is renamed.
      """, source: "MCP specification 2025-11-25, server/tools, tool names")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let tools = contract.contract.tools
    var first: [String: Int] = [:]
    first.reserveCapacity(tools.count)
    return tools.enumerated().compactMap { place, tool in
      guard let twin = first[tool.protocolName].map({ tools[$0] }) else {
        first[tool.protocolName] = place
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(tool.node, "name") ?? contract.origin.location(tool.key),
        "`\(tool.name)` is called `\(tool.protocolName)` in the protocol, and so is `\(twin.name)`",
        related: contract.origin.location(twin.key).map { [.init($0, "the other tool of the name")] } ?? [],
        help: "rename one of them, or remove it")
    }
  }
}
