import Findings
import Language

/// What happens on failures, wherever an output carries it under `failures`.
struct FailureCheck {
  let claim: Claim

  func check(_ holder: JSONNode, _ agent: Agent, _ verdict: inout Verdict) {
    let written = agent.onFailure
    for (name, step) in [("tool", written?.tool), ("model", written?.model), ("network", written?.network)] {
      let told = holder["failures", name]
      verdict.expect(
        (step?.tries).map { told?["tries"]?.int == $0 } ?? (told?["tries"]?.int ?? 0 > 0), claim.kind,
        at: (told ?? holder).location, "\(claim.subject) gives a failing \(name) another number of tries",
        declared: claim.declared)
      verdict.expect(
        told?["say"]?.string == agent.words(step?.say), claim.kind, at: (told ?? holder).location,
        "\(claim.subject) has other words for a failing \(name)", declared: claim.declared)
      verdict.expect(
        (step?.then?.rawValue).map { told?["then"]?.string == $0 } ?? (told?["then"]?.string != nil), claim.kind,
        at: (told ?? holder).location, "\(claim.subject) goes on otherwise after a failing \(name)",
        declared: claim.declared)
    }
  }
}
