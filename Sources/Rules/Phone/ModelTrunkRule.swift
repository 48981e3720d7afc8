import Findings
import Language
import Resolve

/// An agent on the phone is reached by one trunk.
enum ModelTrunkRule: Rule {
  static let kind = FindingKind(
    "phone/model-trunk", .error,
    "Checks that agents that a dialplan connects to can be reached by exactly one trunk",
    why: """
      `connect` puts a call through to the model's SIP host, by the trunk that has a `project`. The agent leaves the call
      by REFER, which names our own exchange: that is the trunk's `refer_host`. The service takes calls over TLS only.
      """,
    source: "developers.openai.com/api/docs/guides/realtime-sip, read 2026-10-03")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let (dialplan, step, agent) = firstConnect(contract) else { return [] }
    let trunks = contract.contract.trunks.filter { $0.project != nil }
    guard let trunk = trunks.first else {
      return [
        Finding(
          kind, at: contract.origin.location(step.node, "connect"),
          "no trunk leads to the model, so `\(dialplan.name)` can't connect to `\(agent.name)`",
          help: "add a trunk with `project: proj_…`")
      ]
    }
    var findings = trunks.dropFirst().map { other in
      let place = contract.origin.location(trunk.key)
      return Finding(
        kind, at: contract.origin.location(other.key),
        "trunks `\(trunk.name)` and `\(other.name)` both lead to the model",
        related: place.map { [.init($0, "the other one")] } ?? [],
        help: "keep one of them in each environment")
    }
    let leaves = agent.escalation?.phone?.exit != nil || agent.exits.contains { $0.phone?.exit != nil }
    if trunk.referHost == nil && leaves {
      findings.append(
        Finding(
          kind, at: contract.origin.location(trunk.key),
          "trunk `\(trunk.name)` does not say where `\(agent.name)` sends a call that leaves it",
          help: "add `refer_host:` with the host name of our own exchange"))
    }
    if trunk.transport != .tls && trunk.host == nil {
      findings.append(
        Finding(
          kind, at: contract.origin.location(trunk.node, "transport"),
          "the model's host takes calls over TLS only",
          help: "take `transport` out, or name another `host` for a test"))
    }
    return findings
  }

  private static func firstConnect(_ contract: ResolvedContract) -> (Dialplan, Step, Agent)? {
    for dialplan in contract.contract.dialplans {
      for step in dialplan.steps {
        if case .connect(let connect) = step.act, let agent = contract.contract.agents[connect.agent] {
          return (dialplan, step, agent)
        }
      }
    }
    return nil
  }
}
