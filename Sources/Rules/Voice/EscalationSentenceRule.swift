import Findings
import Language
import Resolve

/// A person hears that a person comes.
enum EscalationSentenceRule: Rule {
  static let kind = FindingKind(
    "voice/escalation-without-sentence", .warning, "Checks that an escalation has its sentence and its triggers",
    why: """
      On the phone the next thing that a caller hears is ringing, or nothing. A fixed sentence tells them what comes, and
      without triggers the model escalates when it likes.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (safety and escalation), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard let escalation = agent.escalation else { return nil }
      if escalation.triggers.isEmpty {
        return Finding(
          kind, at: contract.origin.location(escalation.node, "triggers"),
          "agent `\(agent.name)` is not told when to escalate",
          help: "name triggers, such as \"The person asks for a human.\"")
      }
      guard escalation.say == nil else { return nil }
      return Finding(
        kind, at: contract.origin.location(agent.node, keyOf: "escalation"),
        "agent `\(agent.name)` says nothing before it escalates",
        help: "add `say: I'm connecting you to a colleague now.`")
    }
  }
}
