import JSONValues
import Language
import Resolve

/// How an agent's call leaves it: for each exit the target that a REFER names, by the way in which the call came.
struct CallExits {
  private let flow: PhonePlan.Flow
  private let step: Step
  private let exits: [String]
  private let plan: PhonePlan

  init(_ flow: PhonePlan.Flow, _ step: Step, _ agent: Agent, _ plan: PhonePlan) {
    self.flow = flow
    self.step = step
    self.plan = plan
    exits = plan.exits(of: agent)
  }

  var value: JSONValue {
    var value = JSONObject()
    for exit in exits {
      var targets = JSONObject()
      // Our exchange takes only `sip:` targets, and only the exits that this very step declares.
      if let host = plan.model?.referHost {
        targets.append("pbx", .string("sip:\(PhoneNames.referUser(exit))@\(host)"))
      }
      targets.append("direct", direct(exit).map { .string($0) } ?? .null)
      value.append(exit, .object(targets))
    }
    return .object(value)
  }

  /// Without our exchange nobody plays the steps between: the first line that the exit's way is put through to, over
  /// steps that only speak. Nil where there is none; the call can then only be ended.
  private func direct(_ exit: String) -> String? {
    guard let place = flow.graph.place(of: step.name) else { return nil }
    var next = flow.graph.leaving[place].first { $0.outcome == exit }?.to
    var seen = Set<Int>()
    while let place = next, seen.insert(place).inserted {
      switch flow.graph.steps[place].act {
      case .transfer(let transfer): return transfer.destinations.first.flatMap { plan.contract.destinations[$0]?.uri }
      // The model's own REFER names the address; it has no headers.
      case .refer(let referral):
        return referral.headers.isEmpty ? plan.contract.destinations[referral.destination]?.uri : nil
      case .none: next = flow.graph.leaving[place].first?.to
      default: return nil
      }
    }
    return nil
  }

  /// Keys that keep their meaning while the agent speaks: where a question that leads to this step also leads, by
  /// another key, to where one of the agent's exits leads.
  var keys: JSONValue {
    var keys = JSONObject()
    guard let place = flow.graph.place(of: step.name) else { return .object(keys) }
    let ends = exits.compactMap { exit in
      flow.graph.leaving[place].first { $0.outcome == exit }.map { (exit: exit, to: $0.to) }
    }
    for question in flow.graph.steps.indices {
      guard case .ask(let ask) = flow.graph.steps[question].act,
        ask.keys.contains(where: { $0.next == step.name })
      else { continue }
      for key in ask.keys where keys[key.press.text] == nil && key.press.key != nil {
        guard let target = flow.graph.place(of: key.next), target != place,
          let end = ends.first(where: { $0.to == target })
        else { continue }
        keys.append(key.press.text, .string(end.exit))
      }
    }
    return .object(keys)
  }
}
