import Facts

/// `refused`: whether everybody who was rung said that they don't take the call, and how; its argument is how many were. It
/// returns nothing where the call counts as what `result` says: somebody answered or was busy, the caller left, or one of
/// them still rang when the time was up.
///
/// A far end's last word comes with a text of its own, which is never looked at: three digits are cut out, and no others
/// are kept.
enum RefusalSubroutine {
  static func write(to text: inout DialplanText) {
    text.begin("refused")
    text.run("GotoIf($[\"${DIALSTATUS}\" = \"ANSWER\" | \"${DIALSTATUS}\" = \"BUSY\"]?other)")
    // Whoever leaves while others still ring was refused by nobody.
    text.run("GotoIf($[\"${DIALSTATUS}\" = \"CANCEL\"]?other)")
    text.run("Set(LEG_KEYS=${HANGUPCAUSE_KEYS()})")
    for count in ["SAID", "REJECTED", "UNREACHABLE"] { text.run("Set(LEG_\(count)=0)") }
    text.run("GotoIf($[\"${LEG_KEYS}\" = \"\"]?counted)", label: "next")
    text.run("Set(LEG_WORD=${HANGUPCAUSE(${SHIFT(LEG_KEYS)},tech)})")
    text.run("Set(LEG_WORD=${FILTER(0-9,${LEG_WORD:4:3})})")
    text.run("NoOp(Not taken: ${LEG_WORD})")
    // Before the last word there are others: 180 is a phone that rings.
    count("SAID", "\"${LEG_WORD}\" >= \"300\"", to: &text)
    count("REJECTED", RefusalFacts.words(of: "rejected"), to: &text)
    let rung = RefusalFacts.alsoAfterRinging
    count("UNREACHABLE", RefusalFacts.words(of: "unreachable").filter { !rung.contains($0) }, to: &text)
    text.run("GotoIf($[\"${RINGTIME_MS}\" != \"\"]?next)")
    count("UNREACHABLE", rung, to: &text)
    text.run("Goto(next)")
    text.run("GotoIf($[${LEG_SAID} != ${ARG1}]?other)", label: "counted")
    text.run("GotoIf($[${LEG_REJECTED} > 0]?rejected)")
    text.run("GotoIf($[${LEG_UNREACHABLE} = ${ARG1}]?unreachable)")
    text.run("Return()", label: "other")
    for outcome in PhoneFacts.refusalOutcomes { text.run("Return(\(outcome))", label: outcome) }
  }

  private static func count(_ name: String, _ words: [Int], to text: inout DialplanText) {
    count(name, words.map { "\"${LEG_WORD}\" = \"\($0)\"" }.joined(separator: " | "), to: &text)
  }

  private static func count(_ name: String, _ condition: String, to text: inout DialplanText) {
    text.run("Set(LEG_\(name)=$[${LEG_\(name)} + ${IF($[\(condition)]?1:0)}])")
  }
}
