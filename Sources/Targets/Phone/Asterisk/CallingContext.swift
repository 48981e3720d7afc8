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
      text.run("Goto(\(isOwn(rule) ? "out\(index + 1)" : "out"))")
    }
    writeWay("", nil, to: &text)
    for (index, rule) in rules.rules.enumerated() where isOwn(rule) { writeWay("\(index + 1)", rule, to: &text) }
  }

  /// Whether a rule has carriers or a number to show of its own.
  private func isOwn(_ rule: CallingRules.Rule) -> Bool {
    !rule.isDenied && (!rule.trunks.isEmpty || rule.callerID != nil)
  }

  /// How numbers go out: as all do, or as one rule says. `place` stands behind its labels.
  private func writeWay(_ place: String, _ rule: CallingRules.Rule?, to text: inout DialplanText) {
    text.run("GotoIf($[${REGEX(\"^[+]\(PhoneFacts.numberPattern)$\" ${NUMBER})} = 0]?refused)", label: "out\(place)")
    writeCalls("${NUMBER}", by: rule, over: "over\(place)", to: &text)
  }

  /// Asterisk takes the exact extension before any pattern: no rule is asked.
  private func writeEmergency(_ number: String, to text: inout DialplanText) {
    text.begin(number)
    writeCalls(number, until: ["ANSWER"], to: &text)
  }

  /// A trunk that fails is followed by the next; one that answers, rings in vain or is busy has done its work. For an
  /// emergency only an answer has.
  private func writeCalls(
    _ number: String, by rule: CallingRules.Rule? = nil, until done: [String] = ["ANSWER", "BUSY", "NOANSWER"],
    over: String = "over", to text: inout DialplanText
  ) {
    let caller = rule?.callerID ?? rules.callerID
    let trunks = rule.flatMap { $0.trunks.isEmpty ? nil : $0.trunks } ?? rules.trunks
    text.run("Set(CALLERID(name)=)")
    text.run("Set(CALLERID(num)=\(caller.filter { $0 == "+" || ($0.isASCII && $0.isNumber) }))")
    let wait = text.wait("RINGING", PhoneFacts.longestRinging)
    for (place, trunk) in trunks.enumerated() {
      text.run("Dial(PJSIP/\(number)@\(plan.names.trunk(trunk)),\(wait))")
      guard place < trunks.count - 1 else { continue }
      for status in done {
        text.run("GotoIf($[\"${DIALSTATUS}\" = \"\(status)\"]?\(over))")
      }
    }
    text.run("Hangup(${HANGUPCAUSE})", label: over)
  }
}
