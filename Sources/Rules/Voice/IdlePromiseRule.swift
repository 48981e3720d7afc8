import Findings
import Language
import Resolve
import Voice

/// A sample phrase promises what a tool can do.
enum IdlePromiseRule: Rule {
  static let kind = FindingKind(
    "voice/idle-promise", .warning, "Checks that sample phrases promise nothing that no tool of the agent does",
    why: """
      A model copies sample phrases closely: "I'll send you a confirmation" is said, and nothing is sent. Seen are English
      promises of common acts ("I'll book", "let me cancel") whose verb, or one that means the same, stands in no name,
      title or description of the agent's tools, and is none of its ways out. Other promises need a reader.
      """,
    source: "developers.openai.com/api/docs/guides/voice-prompting (sample phrases), read 2026-10")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent -> [Finding] in
      agent.states.flatMap { state in
        state.samples.enumerated().compactMap { index, sample -> Finding? in
          guard let act = promise(in: sample), !can(agent, act, contract) else { return nil }
          return Finding(
            kind, at: contract.origin.location(state.node, "samples", element: index),
            "this sample phrase promises to \(act[0]), and no tool of `\(agent.name)` does that",
            help: "give the agent a tool for it, or word the phrase otherwise")
        }
      }
    }
  }

  /// The act that a phrase promises, with the words that mean the same.
  private static func promise(in sample: String) -> [String]? {
    let words = sample.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }.map(String.init)
    for (place, word) in words.enumerated() {
      let rest = words[(place + 1)...]
      let verb: String? =
        switch word {
        case "i'll": rest.first
        case "i" where rest.first == "will" || rest.first == "shall": rest.dropFirst().first
        case "let" where rest.first == "me": rest.dropFirst().first
        case "i'm" where rest.starts(with: ["going", "to"]): rest.dropFirst(2).first
        default: nil
        }
      if let verb, let act = acts.first(where: { $0[0] == verb }) { return act }
    }
    return nil
  }

  private static func can(_ agent: Agent, _ act: [String], _ contract: ResolvedContract) -> Bool {
    if leaving.contains(act[0]), agent.escalation != nil || !agent.exits.isEmpty || !agent.handOver.isEmpty {
      return true
    }
    return agent.tools.contains { name in
      guard let tool = contract.tool(name)?.tool else { return false }
      let told = "\(tool.name) \(tool.title ?? "") \(tool.description)".lowercased()
      return act.contains { told.contains($0) }
    }
  }

  private static let leaving: Set = ["connect", "transfer", "put", "forward"]

  /// Verbs of acts that only a tool can do, each with the beginnings of words that mean the same.
  private static let acts = [
    ["send", "text", "mail", "sms", "message", "notif"], ["email", "mail", "send"], ["text", "sms", "send"],
    ["book", "schedul", "reserv", "appoint"], ["schedule", "schedul", "book", "reserv", "appoint"],
    ["reserve", "reserv", "book"], ["reschedule", "schedul", "move", "chang", "book"], ["cancel"],
    ["refund", "pay", "money back"], ["order", "buy", "purchas"], ["charge", "pay", "bill"],
    ["delete", "remov", "eras"], ["update", "chang", "edit", "correct", "save"],
    ["register", "creat", "sign up", "open"],
    ["connect", "transfer", "hand"], ["transfer", "connect", "hand"], ["forward", "send", "transfer"],
  ]
}
