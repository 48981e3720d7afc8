import Facts
import Findings
import Language
import Resolve

/// Whoever answers can dial each short number by which they may pass the caller on, and nothing else comes of it.
enum PassOnRule: Rule {
  static let kind = FindingKind(
    "phone/pass-on", .error, "Checks that whoever answers can dial each short number of `pass_on`",
    why: """
      Whoever answers keys in `*2` or `*1` and a short number, and comes to the destination that `pass_on` has for it. Nothing else
      can be dialled there. Of two numbers of which one begins the other, the shorter would be waited for. An emergency number
      must never ring a colleague. And a step whose caller may leave by `*` (`leave`) can't tell who of the three has ended the
      call.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.flatMap { step -> [Finding] in
        if step.passing.isEmpty { return [] }
        var findings: [Finding] = []
        if case .transfer(let transfer) = step.act, transfer.leave != nil {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "leave"),
              "in step `\(step.name)` the caller may leave, and may be passed on",
              help: "leave one of `leave` and `pass_on` out"))
        }
        for (place, number) in step.passing.enumerated() {
          guard let problem = problem(number, step.passing[..<place]) else { continue }
          findings.append(
            Finding(
              kind, at: contract.origin.location(number.key),
              "`\(number.number)` of step `\(step.name)` \(problem.what)",
              help: problem.help))
        }
        return findings
      }
    }
  }

  private static func problem(_ number: ShortNumber, _ before: ArraySlice<ShortNumber>) -> (what: String, help: String)?
  {
    let digits = number.number.utf8
    guard (1...PhoneFacts.longestShortNumber).contains(digits.count), digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return ("is no short number", "write 1 to \(PhoneFacts.longestShortNumber) digits, such as `11`")
    }
    if EmergencyNumbers.all.contains(number.number) {
      return ("is an emergency number", "take another, such as `11`")
    }
    guard
      let other = before.first(where: { $0.number.hasPrefix(number.number) || number.number.hasPrefix($0.number) })
    else { return nil }
    return ("can't be told from `\(other.number)`", "let no number begin with another, such as `11` and `12`")
  }
}
