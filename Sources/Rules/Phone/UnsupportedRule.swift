import Facts
import Findings
import Language
import Resolve

/// What a target can't do is said before it is missed in a call.
enum UnsupportedRule: Rule {
  static let kind = FindingKind(
    "phone/unsupported", .warning, "Checks that every target of the phone can do what a step says",
    why: """
      A call flow is emitted for several exchanges, and some can't do all that the language says. The step then does the
      nearest thing that works there, or the whole dialplan is left out there; the table in Documentation/phone.md lists all
      such differences. Where that target is not deployed, nothing is lost.
      """,
    source: "Asterisk 22.10.1, twilio.com/docs/voice/twiml and signalwire/freeswitch, read 2026-11-25")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let targets = PhoneCapabilities.Target.allCases.filter { $0 != .direct }
    let calling = targets.flatMap { target in
      contract.contract.callingRules.compactMap { rules -> Finding? in
        guard let told = told(.calling, target) else { return nil }
        return Finding(
          kind, at: contract.origin.location(rules.key),
          "\(target.rawValue) has no phones that could dial by `\(rules.name)`", help: told.help)
      }
    }
    return calling
      + contract.dialplans.flatMap { dialplan in
        let steps = dialplan.graph.steps.map { (step: $0, features: $0.features(in: contract.contract)) }
        return targets.flatMap { check(dialplan, steps, $0, contract) }
      }
  }

  /// One finding for each thing that a dialplan says and a target can't do, at the first step that says it.
  private static func check(
    _ dialplan: ResolvedDialplan,
    _ steps: [(step: Step, features: [(feature: PhoneCapabilities.Feature, key: String)])],
    _ target: PhoneCapabilities.Target, _ contract: ResolvedContract
  ) -> [Finding] {
    var order: [PhoneCapabilities.Feature] = []
    var places: [PhoneCapabilities.Feature: [(step: Step, key: String)]] = [:]
    for (step, features) in steps {
      for (feature, key) in features where told(feature, target) != nil {
        if places[feature] == nil { order.append(feature) }
        places[feature, default: []].append((step, key))
      }
    }
    // Where the whole dialplan is left out nothing else matters, and what has one way out is one cause.
    let isLeftOut = order.contains { told($0, target)?.isLeftOut == true }
    var ways: Set<String> = []
    return order.compactMap { feature in
      guard let all = places[feature], let first = all.first, let told = told(feature, target),
        told.isLeftOut == isLeftOut, ways.insert(told.help).inserted
      else { return nil }
      var finding = Finding(
        kind, at: contract.origin.location(first.step.node, keyOf: first.key),
        "step `\(first.step.name)` says what \(target.rawValue) can't do: \(feature.rawValue)", help: told.help)
      if all.count > 1 {
        finding.notes.append("so say \(all.dropFirst().map { "`\($0.step.name)`" }.joined(separator: ", "))")
      }
      if told.isLeftOut {
        finding.notes.append("dialplan `\(dialplan.dialplan.name)` is left out of the files for \(target.rawValue)")
      }
      return finding
    }
  }

  /// What comes of a thing that a target can't do; nil if it can.
  private static func told(
    _ feature: PhoneCapabilities.Feature, _ target: PhoneCapabilities.Target
  ) -> (help: String, isLeftOut: Bool)? {
    switch PhoneCapabilities.support(feature, by: target) {
    case .full, .by: nil
    case .instead(let what): ("there it comes to this: \(what)", false)
    case .leftOut(let nearest): ("what works there: \(nearest)", true)
    }
  }
}
