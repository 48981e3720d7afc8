import Facts
import Findings
import Language
import Resolve

/// Callers come to agents that speak their language.
enum AgentLanguageRule: Rule {
  static let kind = FindingKind(
    "phone/agent-language", .warning,
    "Checks that an agent speaks the languages of the calls that come to it, and begins in them",
    why: """
      An agent is told which languages it speaks, and stays in them: a caller who chose another one is answered in one \
      that he may not understand. Where it speaks the call's language it begins in it, so what it says word for word \
      (`greeting`, `escalation.say`) has to be there in that language too. That an agent discloses in it is a rule of its own.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard contract.callsHaveKnownLanguages else { return [] }
    return contract.dialplans.flatMap { dialplan -> [Finding] in
      let flow = contract.spoken(dialplan)
      let reached = flow.graph.reached
      return dialplan.dialplan.steps.compactMap { step -> Finding? in
        guard case .connect(let connect) = step.act, let agent = contract.contract.agents[connect.agent],
          let policy = agent.language, LanguageNames.name(of: policy.standard) != nil
        else { return nil }
        let foreign = flow.graph.steps.indices.filter {
          reached[$0] && flow.graph.steps[$0].name == step.name && agent.tag(for: flow.languages[$0]) == nil
        }.map { flow.languages[$0] }
        guard !foreign.isEmpty else { return nil }
        return Finding(
          kind, at: contract.origin.location(step.node, "connect"),
          "a call in \(listed(foreign)) comes to agent `\(agent.name)`, which speaks "
            + listed([policy.standard] + policy.also),
          help: "add \(listed(foreign)) to the agent's `language.also`, or connect these calls to another agent")
      }
    } + contract.contract.agents.flatMap { words($0, contract) }
  }

  /// What an agent says word for word, in a call in another language than its first.
  private static func words(_ agent: Agent, _ contract: ResolvedContract) -> [Finding] {
    let first = agent.language?.standard ?? ""
    let tags = contract.otherLanguages(of: agent)
    return agent.speeches.compactMap { speech, key in
      let missing = speech.missing(of: tags, first: first)
      guard !missing.isEmpty else { return nil }
      return Finding(
        kind, at: contract.origin.location(speech.node),
        "agent `\(agent.name)` takes calls in \(listed(missing)), and says its `\(key)` in another language",
        label: "not there in \(listed(missing))",
        help: speech.help(toAdd: missing, first: first))
    }
  }
}
