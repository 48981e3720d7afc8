import Findings
import Language
import Resolve
import Voice

/// Ways out are derived.
enum OwnFunctionRule: Rule {
  static let kind = FindingKind(
    "voice/own-function", .info, "Checks that an agent has no tool for what is derived from its ways out",
    why: """
      Models know `escalate_to_human`, `finish_session` and `wait_for_user` from training and use them well. Parlance
      derives them from `escalation`, the end of a conversation and `wait_for_user: true`; a tool beside them that does the
      same is chosen at random.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (common tools), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.tools.enumerated().compactMap { index, name -> Finding? in
        guard let (_, derived) = names.first(where: { $0.0.contains(name) }) else { return nil }
        return Finding(
          kind, at: contract.origin.location(agent.node, "tools", element: index),
          "`\(name)` does what a derived function does", help: derived)
      }
    }
  }

  private static let names: [(Set<String>, String)] = [
    (
      [
        "transfer_to_human", "transfer_to_agent", "transfer_call", "talk_to_human", "human_handoff", "connect_to_human",
        "speak_to_agent", "escalate",
      ], "say it under `escalation`: `escalate_to_human` follows from it"
    ),
    (
      ["end_call", "end_session", "hang_up", "hangup", "finish_call", "terminate_call", "end_conversation"],
      "leave it out: `finish_session` is there"
    ),
    (["wait", "stay_silent", "do_nothing", "no_op", "noop"], "say `wait_for_user: true`"),
  ]
}
