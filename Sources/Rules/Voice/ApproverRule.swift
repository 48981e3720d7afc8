import Findings
import Language
import Resolve
import Voice

/// Who answers must be there, and have time to.
enum ApproverRule: Rule {
  static let kind = FindingKind(
    "voice/absent-approver", .error,
    "Checks that who approves is there on the surface, and has time to answer",
    why: """
      A button is on a page and nowhere else; the receiver stands behind the phone. No time to answer means
      that every call is refused.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.flatMap { agent in
      agent.approvals.compactMap { approval -> Finding? in
        if approval.name == "phone", approval.by == .button {
          return Finding(
            kind, at: contract.origin.location(approval.node, "by"), "there is no button on the phone",
            help: "say `by: receiver`")
        }
        if approval.name == "web", approval.by == .receiver {
          return Finding(
            kind, at: contract.origin.location(approval.node, "by"),
            "there is no receiver behind the web page",
            help: "say `by: button`")
        }
        guard approval.within.seconds <= 0 else { return nil }
        return Finding(
          kind, at: contract.origin.location(approval.node, "within"), "nobody can answer within no time",
          help: "say how long the call may wait, such as `within: 30s`")
      }
    }
  }
}
