import JSONValues
import Language
import Outputs
import TemplateStore

/// The reference backend, and what it has to know of the agents: a team may run it, or read from it what its own has to
/// do.
struct BackendFiles {
  let agents: [Agent]
  let contract: Contract
  let templates: TemplateStore

  var outputs: [Output] {
    guard let program = templates["web/backend.py"] else { preconditionFailure("no template web/backend.py") }
    let declarations = agents.map { "agent." + $0.name }
    return [
      Output(path: "web/backend.json", bytes: JSONWriter.pretty(settings), declarations: declarations),
      Output(path: "web/backend.py", bytes: Array(program.text.utf8), declarations: declarations),
    ]
  }

  private var settings: JSONValue {
    var entries = JSONObject()
    for agent in agents { entries.append(FileName.encoded(agent.name), entry(of: agent)) }
    return ["service": .string(RealtimeAddress(contract).clientSecrets), "agents": .object(entries)]
  }

  /// The agents that a conversation on the page can be handed over to, near and far, and their bodies.
  private func handOvers(of agent: Agent) -> JSONObject {
    var handOvers = JSONObject()
    let reached = contract.agents(reachedFrom: agent)
    let takers = Set(reached.flatMap { $0.handOver.map(\.name) })
    for other in reached where takers.contains(other.name) {
      let file = FileName.encoded(other.name)
      handOvers.append(
        file,
        [
          "body": .string("../realtime/\(file).client-secret.json"),
          "update": .string("../realtime/hand-over/\(file).web.json"),
        ])
    }
    return handOvers
  }

  private func entry(of agent: Agent) -> JSONValue {
    let page = agent.page
    let file = FileName.encoded(agent.name)
    return [
      "body": .string("../realtime/\(file).client-secret.json"),
      "origins": .strings(page?.origin.map { [$0] } ?? []),
      "embed_on": .strings(page?.embedOn ?? []),
      "limit": [
        "calls": .int(page?.rateLimit?.calls ?? WebDefaults.rate.calls),
        "seconds": .int(page?.rateLimit?.per.seconds ?? WebDefaults.rate.seconds),
      ],
      "hand_over": .object(handOvers(of: agent)),
      "event_log": .bool(page?.eventLog == .backend),
    ]
  }
}
