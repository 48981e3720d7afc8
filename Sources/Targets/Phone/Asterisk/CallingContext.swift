import Facts
import Language

/// What phones of a house may dial. Rules are asked in their own order, whichever pattern is the more exact; nothing is
/// dialled but digits that a rule has taken and made a number in full.
struct CallingContext {
  let rules: CallingRules
  let plan: PhonePlan

  func write(to text: inout DialplanText) {
    text.context(
      plan.names.context(.calling(rules.name)),
      "Calls of the phones of \(rules.name): emergency numbers first, then the rules in order.")
    for number in rules.emergency { writeEmergency(number, to: &text) }
    text.begin("_[+0-9]!")
    text.run("Set(DIALLED=${FILTER(+0-9,${EXTEN})})")
    text.run("GotoIf($[${LEN(${DIALLED})} != ${LEN(${EXTEN})}]?refused)")
    for (index, rule) in rules.rules.enumerated() {
      let target = rule.isDenied ? "refused" : "rule\(index + 1)"
      text.run("GotoIf($[${REGEX(\"\(rule.dial.expression)\" ${DIALLED})} = 1]?\(target))")
    }
    text.run("Hangup(\(PhoneFacts.hangupCauses["rejected"] ?? 21))", label: "refused")
    for (index, rule) in rules.rules.enumerated() where !rule.isDenied {
      let rest = rule.drop > 0 ? "${DIALLED:\(rule.drop)}" : "${DIALLED}"
      text.run("Set(NUMBER=\(ConfigurationValue.argument(rule.prefix))\(rest))", label: "rule\(index + 1)")
      text.run("Goto(out)")
    }
    text.run("GotoIf($[${REGEX(\"^[+][1-9][0-9]{6,14}$\" ${NUMBER})} = 0]?refused)", label: "out")
    writeCalls("${NUMBER}", to: &text)
  }

  /// Asterisk takes the exact extension before any pattern: no rule is asked.
  private func writeEmergency(_ number: String, to text: inout DialplanText) {
    text.begin(number)
    writeCalls(number, ["ANSWER"], to: &text)
  }

  /// A trunk that fails is followed by the next; one that answers, rings in vain or is busy has done its work. For an
  /// emergency only an answer has.
  private func writeCalls(
    _ number: String, _ done: [String] = ["ANSWER", "BUSY", "NOANSWER"], to text: inout DialplanText
  ) {
    text.run("Set(CALLERID(name)=)")
    text.run("Set(CALLERID(num)=\(rules.callerID.filter { $0 == "+" || ($0.isASCII && $0.isNumber) }))")
    let wait = text.wait("RINGING", PhoneFacts.longestRinging)
    for (place, trunk) in rules.trunks.enumerated() {
      text.run("Dial(PJSIP/\(number)@\(plan.names.trunk(trunk)),\(wait))")
      guard place < rules.trunks.count - 1 else { continue }
      for status in done {
        text.run("GotoIf($[\"${DIALSTATUS}\" = \"\(status)\"]?over)")
      }
    }
    text.run("Hangup(${HANGUPCAUSE})", label: "over")
  }
}
