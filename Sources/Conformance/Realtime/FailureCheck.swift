import Findings
import Language

/// What happens on failures, wherever an output carries it under `failures`.
struct FailureCheck {
  let claim: Claim

  /// What is not said in the contract follows from whether a person can take over.
  func check(_ holder: JSONNode, _ agent: Agent, on surface: Surface, _ verdict: inout Verdict) {
    let written = agent.onFailure
    let person = surface == .phone ? agent.escalation?.phone : agent.escalation?.web
    let usual: FailureStep.Then? = person == nil ? nil : .escalate
    // Whoever looks after a call can still put it through; a page has lost its line.
    let lost: FailureStep.Then = surface == .phone ? usual ?? .end : .end
    for (name, step, tries, then) in [
      ("tool", written?.tool, 2, usual ?? .goOn), ("model", written?.model, 2, usual ?? .end),
      ("network", written?.network, 3, lost),
    ] {
      let told = holder["failures", name]
      let place = (told ?? holder).location
      verdict.expect(
        told?["tries"]?.int == step?.tries ?? tries, claim.kind, at: (told?["tries"] ?? told ?? holder).location,
        "\(claim.subject) gives a failing \(name) another number of tries than \(step?.tries ?? tries)",
        declared: claim.declared)
      verdict.expect(
        told?["say"]?.string == agent.words(step?.say), claim.kind, at: place,
        "\(claim.subject) has other words for a failing \(name)", declared: claim.declared)
      verdict.expect(
        told?["then"]?.string == (step?.then ?? then).rawValue, claim.kind,
        at: (told?["then"] ?? told ?? holder).location,
        "\(claim.subject) goes on otherwise after a failing \(name) than by `\((step?.then ?? then).rawValue)`",
        declared: claim.declared)
    }
  }
}
