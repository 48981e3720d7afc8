import Findings
import Language
import Resolve

/// A role says when the job is done.
enum MissingDoneWhenRule: Rule {
  static let kind = FindingKind(
    "voice/missing-done-when", .info, "Checks that an agent knows when its conversation is done",
    why: "An agent that is told what success is ends in time, and does not end before.",
    source: "developers.openai.com/api/docs/guides/voice-prompting (role and objective), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      // A state that says `end: true` has a goal of its own.
      guard agent.doneWhen == nil, !agent.states.contains(where: \.isEnd) else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.key), "agent `\(agent.name)` does not say when it is done",
        help: "add `done_when: The person has …`")
    }
  }
}
