import Findings
import Language
import Resolve

/// Agents have files of their own on every disk.
enum AlikeNameRule: Rule {
  static let kind = FindingKind(
    "voice/alike-names", .error, "Checks that agents' names differ in more than upper and lower case",
    why: """
      Each agent's session stands in files of its name. On a disk that ignores case, as those of macOS and Windows do,
      `reception` and `Reception` would be one file, and one agent would speak with the other's words.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var first: [String: Agent] = [:]
    return contract.contract.agents.compactMap { agent in
      guard let before = first[agent.name.lowercased()] else {
        first[agent.name.lowercased()] = agent
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(agent.key),
        "`\(agent.name)` and `\(before.name)` differ in upper and lower case alone",
        related: contract.origin.location(before.key).map { [.init($0, "the other one")] } ?? [],
        help: "rename one of them")
    }
  }
}
