import Findings
import Language
import Resolve

/// People call a server that is out in the world.
enum LocalServerRule: ReviewRule {
  static let kind = FindingKind(
    "server/local-address", .warning, "Checks that the server of the production environment is public",
    why: """
      An address of this machine, or of a private network, is for development. Hosts call the server from their own
      network, and reviewers try it there.
      """, source: "OpenAI, plugins/deploy/submission (2026-10)")

  private static let names: Set<String> = ["production", "prod", "live"]

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let environment = contract.contract.environment
    guard names.contains(environment), let server = contract.contract.server,
      ServerURLRule.reason(against: server.url) == nil, let problem = ServerAddress(server.url).problem,
      // With agents it is an error of its own.
      UnreachableServerRule.check(contract).isEmpty
    else { return [] }
    let (place, related) = contract.place(ofValue: contract.origin.value(server.node, "url"))
    return [
      Finding(
        kind, at: place, "nobody can call `\(server.url)` \(inEnvironment(environment)): \(problem)",
        related: related, help: "write the server's public https address", environment: environment)
    ]
  }
}
