import Findings
import Language
import SourceText
import Syntax

extension Resolver {
  /// Each dialplan as a graph; a way to a step that is not there is a finding.
  mutating func resolveDialplans() -> [ResolvedDialplan] {
    contract.dialplans.map { dialplan in
      checkStep(dialplan.start, at: origin.location(dialplan.node, "start"), of: dialplan)
      if let record = dialplan.recordCall {
        checkStep(record.from, at: origin.location(record.node, "from"), of: dialplan)
        for (index, step) in record.pauseIn.enumerated() {
          checkStep(step, at: origin.location(record.node, "pause_in", element: index), of: dialplan)
        }
      }
      for step in dialplan.steps {
        checkDisclosures(of: step, in: dialplan)
        for way in Self.references(from: step) where dialplan.steps[way.to] == nil {
          let place = way.node.flatMap { node in
            way.key.map { origin.location(node, "\($0)") } ?? origin.location(node)
          }
          checkStep(way.to, at: place, of: dialplan)
        }
      }
      return ResolvedDialplan(dialplan)
    }
  }

  private mutating func checkStep(_ name: String, at place: Location?, of dialplan: Dialplan) {
    guard dialplan.steps[name] == nil else { return }
    unknown(
      ResolveFindings.unknownStep, "step", name, at: place, among: dialplan.steps.names,
      where: "dialplan `\(dialplan.name)`", section: "steps")
  }

  private mutating func checkDisclosures(of step: Step, in dialplan: Dialplan) {
    for (index, disclosure) in step.disclose.enumerated() {
      guard dialplan.words(of: disclosure) == nil else { continue }
      let declared = [
        dialplan.disclosures?.ai.map { _ in "ai" }, dialplan.disclosures?.recording.map { _ in "recording" },
      ]
      unknown(
        ResolveFindings.unknownDisclosure, "disclosure", disclosure.rawValue,
        at: origin.location(step.node, "disclose", element: index), among: declared.compactMap { $0 },
        where: "dialplan `\(dialplan.name)`", section: "disclosures")
    }
  }

  private struct StepReference {
    let to: String
    /// What it stands in, or its value if it has no key.
    let node: NodeID?
    let key: StaticString?
  }

  /// Every step that a step names, and where it does.
  private static func references(from step: Step) -> [StepReference] {
    func way(_ name: String, _ node: NodeID?, _ key: StaticString? = nil) -> StepReference {
      StepReference(to: name, node: node, key: key)
    }
    switch step.act {
    case .none, .record, .emergency:
      return step.next.map { [way($0, step.node, "next")] } ?? []
    case .conference(let meeting):
      let wrong = meeting.pin.map { [way($0.next, $0.node, "next")] } ?? []
      return (step.next.map { [way($0, step.node, "next")] } ?? []) + wrong
    case .hangup: return []
    case .connect(let connect): return connect.outcomes.map { way($0.next, $0.node) }
    case .transfer(let transfer): return transfer.outcomes.map { way($0.next, $0.node) }
    case .refer(let referral): return referral.outcomes.map { way($0.next, $0.node) }
    case .stream(let streaming): return streaming.outcomes.map { way($0.next, $0.node) }
    case .callBack(let callBack): return callBack.outcomes.map { way($0.next, $0.node) }
    case .call(let call):
      return call.cases.map { way($0.next, $0.node, "next") }
        + (call.otherwise.map { [way($0, call.otherwiseNode)] } ?? [])
        + call.outcomes.map { way($0.next, $0.node) }
    case .park(let parking): return parking.outcomes.map { way($0.next, $0.node) }
    case .queue(let waiting):
      return waiting.keys.map { way($0.next, $0.node, "next") }
        + waiting.outcomes.map { way($0.next, $0.node) }
    case .branch(let branch):
      let cases = branch.cases.map { way($0.next, $0.node, "next") }
      return cases
        + (branch.otherwise.map { [way($0, branch.otherwiseNode)] } ?? [])
    case .ask(let ask):
      var ways = ask.keys.map { way($0.next, $0.node, "next") }
      for retry in [ask.noInput, ask.noMatch, ask.tooMany].compactMap({ $0 }) {
        ways.append(way(retry.next, retry.node, "next"))
      }
      if let machine = ask.machine { ways.append(way(machine, step.node, "machine")) }
      return ways
    }
  }
}
