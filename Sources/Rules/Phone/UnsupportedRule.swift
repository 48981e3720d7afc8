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
      nearest thing that works there; the table in Documentation/phone.md lists all such differences. Where that target is
      not deployed, nothing is lost.
      """,
    source: "Asterisk 22.10.1 and twilio.com/docs/voice/twiml, read 2026-11-25")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let calling = contract.contract.callingRules.compactMap { rules -> Finding? in
      guard case .instead(let nearest) = PhoneCapabilities.support(.calling, by: .twiml) else { return nil }
      return Finding(
        kind, at: contract.origin.location(rules.key), "TwiML has no phones that could dial by `\(rules.name)`",
        help: "there it comes to this: \(nearest)")
    }
    return calling
      + contract.dialplans.flatMap { dialplan in
        dialplan.graph.steps.flatMap { step -> [Finding] in
          features(of: step, contract.contract).compactMap { feature, key in
            guard case .instead(let nearest) = PhoneCapabilities.support(feature, by: .twiml) else { return nil }
            return Finding(
              kind, at: contract.origin.location(step.node, keyOf: key),
              "step `\(step.name)` says what TwiML can't do: \(feature.rawValue)",
              help: "there it comes to this: \(nearest)")
          }
        }
      }
  }

  /// What a step says that some target may not do, with the key that says it.
  private static func features(of step: Step, _ contract: Contract) -> [(PhoneCapabilities.Feature, String)] {
    switch step.act {
    case .ask(let ask): Set(ask.keys.map(\.press.length)).count > 1 ? [(.patterns, "keys")] : []
    case .queue(let waiting):
      contract.queues[waiting.queue]?.announce.map { $0.position || $0.wait } == true ? [(.announcements, "queue")] : []
    case .record(let message): message.greeting == .none ? [] : [(.greeting, "record")]
    case .park: [(.parking, "park")]
    case .hangup(let reason):
      [.normal, .busy, .rejected].contains(reason) || step.isSpoken ? [] : [(.otherReasons, "hangup")]
    case .none, .branch, .connect, .transfer, .callBack, .conference, .emergency: []
    }
  }
}

extension Step {
  /// Whether the caller hears something, so that the call is answered before it ends.
  fileprivate var isSpoken: Bool { !disclose.isEmpty || say != nil }
}
