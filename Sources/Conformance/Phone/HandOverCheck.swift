import Findings
import JSONValues
import Language
import Outputs

/// Who can come to speak in a call after hand-overs, and what holds then.
struct HandOverCheck {
  let claim: Claim
  let subject: Subject

  func check(_ route: JSONNode, _ agent: Agent, _ verdict: inout Verdict) {
    let rest = subject.contract.agents(reachedFrom: agent).dropFirst()
    let told = route["agents"]?.members ?? []
    verdict.expect(
      told.map(\.key) == rest.map(\.name), claim.kind, at: (route["agents"] ?? route).location,
      "\(claim.subject) lists other agents than those that can come to speak", declared: claim.declared)
    guard !rest.isEmpty else { return }
    checkHandOvers(route, agent, &verdict)
    for next in rest {
      guard let node = route["agents", next.name] else { continue }
      verdict.expect(
        node, "update", .string("realtime/hand-over/\(FileName.encoded(next.name)).phone.json"), claim,
        because: "`hand_over`")
      verdict.expect(
        node, "escalation", next.escalation?.phone?.exit.map { .string($0) }, claim, because: "`escalation.phone`")
      let approval = next.approvals["phone"]
      verdict.expect(
        node["approvals", "by"]?.string == approval?.by.rawValue
          && node["approvals", "when"]?.string == approval?.when
          && node["approvals", "within_seconds"]?.int == approval?.within.seconds
          && node["approvals", "otherwise"]?.string == approval?.otherwise.rawValue, claim.kind,
        at: (node["approvals"] ?? node).location, "\(next.name) has other approvals than the contract",
        declared: subject.place(of: "agent.\(next.name)"))
      FailureCheck(claim: claim).check(node, next, on: .phone, &verdict)
      verdict.expect(node, "functions", next.phoneFunctions, claim, because: "its ways out")
      checkHandOvers(node, next, &verdict)
    }
  }

  private func checkHandOvers(_ node: JSONNode, _ agent: Agent, _ verdict: inout Verdict) {
    let told = node["hand_overs"]?.members ?? []
    let isSame =
      told.count == agent.handOver.count
      && agent.handOver.allSatisfy { handOver in
        told.contains { function in
          function.key == "hand_over_to_\(handOver.name)" && function.value["agent"]?.string == handOver.name
            && function.value["at_most"]?.int == handOver.atMost
        }
      }
    verdict.expect(
      isSame, claim.kind, at: (node["hand_overs"] ?? node).location,
      "\(agent.name) hands over otherwise than the contract says", declared: subject.place(of: "agent.\(agent.name)"))
  }
}
