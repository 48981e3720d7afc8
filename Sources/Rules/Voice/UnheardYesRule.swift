import Findings
import Language
import Resolve
import Voice

/// The receiver reads the caller's yes in what is written down of the call.
enum UnheardYesRule: Rule {
  static let kind = FindingKind(
    "voice/unheard-yes", .error, "Checks that the caller's speech is written down where the receiver waits for a yes",
    why: """
      The receiver behind the phone gets no sound, only the transcript. Without `transcription` it hears no yes and
      refuses every call that needs one.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.agents.compactMap { agent in
      guard let approval = agent.approval(byReceiverIn: contract),
        agent.settings(on: .phone).transcription == nil
      else { return nil }
      return Finding(
        kind, at: contract.origin.location(approval.node, "by"),
        "the receiver can't hear the caller's yes: nothing is written down of what agent `\(agent.name)` is told",
        label: "every write on the phone would be refused",
        help: "add `transcription: {model: gpt-transcribe}` to the agent")
    }
  }
}

extension Agent {
  /// Its approval on the phone if the receiver gives it, and some tool needs it. A contract without a call flow that leads
  /// to the agent has no receiver.
  func approval(byReceiverIn contract: ResolvedContract) -> Approval? {
    guard voiceSurfaces.contains(.phone), let approval = approvals["phone"], approval.by == .receiver,
      tools.contains(where: { contract.waitsForAYes($0, on: .phone) }), contract.contract.isCalled(self)
    else { return nil }
    return approval
  }
}

extension Contract {
  /// Whether a call flow leads to an agent, at once or by hand-overs.
  fileprivate func isCalled(_ agent: Agent) -> Bool {
    dialplans.flatMap { $0.steps.map(\.act) }.contains { act in
      guard case .connect(let connect) = act, let first = agents[connect.agent] else { return false }
      return agents(reachedFrom: first).contains { $0.name == agent.name }
    }
  }
}
