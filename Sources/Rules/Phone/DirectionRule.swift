import Facts
import Findings
import JSONValues
import Language
import Resolve

/// A dialplan has what calls of its direction need.
enum DirectionRule: Rule {
  static let kind = FindingKind(
    "phone/direction", .error,
    "Checks that a dialplan has what calls of its direction need, and nothing else",
    why: """
      A call comes in by a number. A call goes out only to numbers of a declared type (`to`), showing a number that is
      ours (`caller_id`), at decent times (`window`), and so many times (`attempts`). The law in many places asks for
      the last three; a program that calls people without them is soon blocked.
      """,
    source: "47 CFR 64.1200 (United States), read 2026-11-22")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.dialplans.flatMap { dialplan -> [Finding] in
      dialplan.direction == .inbound ? inbound(dialplan, contract) : outbound(dialplan, contract)
    }
  }

  private static func inbound(_ dialplan: Dialplan, _ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    if dialplan.numbers.isEmpty {
      findings.append(
        Finding(
          kind, at: contract.origin.location(dialplan.key),
          "no number leads to the inbound dialplan `\(dialplan.name)`",
          help: "add `numbers: ['+14155550142']`"))
    }
    let foreign = [
      ("caller_id", dialplan.callerID != nil), ("to", dialplan.to != nil), ("window", dialplan.window != nil),
      ("attempts", dialplan.attempts != nil),
    ]
    return findings + foreign.filter(\.1).map { refuse($0.0, dialplan, contract) }
  }

  private static func outbound(_ dialplan: Dialplan, _ contract: ResolvedContract) -> [Finding] {
    var missing: [String] = []
    if dialplan.to == nil { missing.append("to: PhoneNumber") }
    if dialplan.callerID == nil { missing.append("caller_id: '+14155550142'") }
    if dialplan.window == nil {
      missing.append("window: {timezone: callee, days: mon-sat, from: '09:00', to: '19:00'}")
    }
    if dialplan.attempts == nil { missing.append("attempts: {max: 2, apart: 4h}") }
    var findings = missing.map { line in
      Finding(
        kind, at: contract.origin.location(dialplan.key),
        "the outbound dialplan `\(dialplan.name)` does not say `\(line.prefix { $0 != ":" })`",
        help: "add `\(line)`")
    }
    if let attempts = dialplan.attempts, attempts.max > 1, attempts.apart == nil {
      findings.append(
        Finding(
          kind, at: contract.origin.location(dialplan.node, "attempts"),
          "`\(dialplan.name)` calls \(attempts.max) times without saying how far apart",
          help: "add `apart: 4h` to `attempts`"))
    }
    if let stranger = CalledNumbers(dialplan, contract)?.stranger {
      findings.append(refuse(stranger, of: dialplan.to ?? "", dialplan, contract))
    }
    return dialplan.numbers.isEmpty ? findings : findings + [refuse("numbers", dialplan, contract)]
  }

  /// A value of the type of the numbers is none.
  private static func refuse(
    _ stranger: JSONValue, of type: String, _ dialplan: Dialplan, _ contract: ResolvedContract
  ) -> Finding {
    let text = String(decoding: JSONWriter.compact(stranger).prefix(60), as: UTF8.self)
    return Finding(
      kind, at: contract.origin.location(dialplan.node, "to"),
      "`\(type)` may be `\(text)`, which is no number in full (E.164)",
      help:
        "give the type a pattern: `{type: string, pattern: '^\\+\(PhoneFacts.numberPattern)$'}`, or a narrower one")
  }

  private static func refuse(_ key: String, _ dialplan: Dialplan, _ contract: ResolvedContract) -> Finding {
    Finding(
      kind, at: contract.origin.location(dialplan.node, keyOf: key),
      "`\(key)` means nothing in the \(dialplan.direction.rawValue) dialplan `\(dialplan.name)`",
      help: "take it out, or write `direction: \(dialplan.direction == .inbound ? "outbound" : "inbound")`")
  }
}
