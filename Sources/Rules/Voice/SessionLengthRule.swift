import Facts
import Findings
import Language
import Resolve

/// A session ends after an hour.
enum SessionLengthRule: Rule {
  static let kind = FindingKind(
    "voice/session-length", .error, "Checks that a conversation may last, and not longer than the service lets it",
    why:
      "The service ends every session after 60 minutes, in mid-sentence. A shorter `max_duration` ends it "
      + "in good order.",
    source: "developers.openai.com/api/docs/guides/realtime-conversations, read 2026-10-03")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      if let limit = agent.maxDuration, limit.seconds == 0 {
        return Finding(
          kind, at: contract.origin.location(agent.node, "max_duration"),
          "a conversation is over before it has begun", help: "say a time, or leave `max_duration` out")
      }
      guard let limit = agent.maxDuration, limit.seconds > RealtimeFacts.sessionMinutes * 60 else {
        return nil
      }
      return Finding(
        kind, at: contract.origin.location(agent.node, "max_duration"),
        "the service ends a session after \(RealtimeFacts.sessionMinutes) minutes, before \(limit.text)",
        help: "say at most `max_duration: 55m`")
    }
  }
}
