import Facts
import Findings
import Language
import Resolve

/// A call is handed over to an address that a REFER can name.
enum ReferTargetRule: Rule {
  static let kind = FindingKind(
    "phone/refer-target", .error, "Checks that a call can be handed over to the address that a step names",
    why: """
      REFER names the address of another exchange, and the headers of the new call stand in it: `sip:desk@host?X-Case=42`. A
      number (`tel:`) has no place for headers, and many exchanges refuse it there. Providers cut or refuse an address of 256
      bytes or more. Whoever has sent a call is asked to make another: a call that the exchange has made itself has nobody who
      could be (Asterisk plays its flow on a channel of its own, and says `FAILURE`).
      """,
    source:
      "RFC 3515, section 2.1; Asterisk 22.10.1 answers a REFER to `tel:` with 400; twilio.com/docs/voice/twiml/sip, read 2026-11-26"
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .refer(let referral) = step.act,
          let line = contract.contract.destinations[referral.destination]
        else { return nil }
        let place = contract.origin.location(step.node, "refer")
        if dialplan.dialplan.direction == .outbound {
          return Finding(
            kind, at: contract.origin.location(step.node, keyOf: "refer"),
            "a call that dialplan `\(dialplan.name)` has made itself can't be handed over",
            help: "put the person through (`transfer`), or hand over calls that come in")
        }
        if line.scheme == "tel" {
          return Finding(
            kind, at: place, "`\(line.name)` is a number, to which no call can be handed over",
            related: related(line, contract),
            help: "name a destination with a `sip:` address, or put the call through (`transfer`)")
        }
        // What else is wrong with an address is told of the destination.
        guard line.scheme == "sip" || line.scheme == "sips" else { return nil }
        if !line.uri.utf8.allSatisfy(isPlain) || line.uri.contains("?") {
          return Finding(
            kind, at: place, "the address of `\(line.name)` can't be written into a REFER",
            related: related(line, contract),
            help: "use letters, digits and `.+_~%-` before and after the `@`, and `;transport=…` behind them")
        }
        let length = length(of: referral, line, step, dialplan.graph)
        guard length > ReferFacts.addressLength else { return nil }
        return Finding(
          kind, at: place, "the address with its headers has \(length) bytes, more than \(ReferFacts.addressLength)",
          help: "take fewer headers, or shorter ones; a byte that is no letter or digit becomes three")
      }
    }
  }

  private static func related(_ line: Destination, _ contract: ResolvedContract) -> [Finding.Related] {
    contract.origin.location(line.node, "uri").map { [.init($0, "its address")] } ?? []
  }

  /// What needs no escaping in an address, nor in the files that it is written into.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: [UInt8](".+_~%-@:;=[]".utf8).contains(byte)
    }
  }

  private static func length(of referral: Referral, _ line: Destination, _ step: Step, _ graph: CallGraph) -> Int {
    referral.headers.reduce(line.uri.utf8.count) { length, header in
      let value =
        switch header.value {
        case .literal(let text): Referral.escaped(text).utf8.count
        case .variable(let name): graph.dialplan.variables[name]?.longest ?? 0
        case .keys(let name): PressedKeys(name: name, step: step, graph: graph).mostDigits
        }
      return length + header.name.utf8.count + value + 2
    }
  }
}
