import Facts
import Language

/// Whoever answers passes the caller on: `pass_on` of a step.
///
/// What they key in behind `*1` or `*2` is looked for in a context that has the contract's short numbers and nothing else. After
/// `*1` the caller's own channel comes there (blind transfer). After `*2` a new channel does, which stands for the one who asks
/// (attended transfer); it has none of the caller's variables, and by that it is known.
extension StepContext {
  private var passing: String { names.context(.passing(flow.name, step.name)) }

  /// In front of a call in which this may be done. An agent's exits hold no more: a leg inherits what was said last.
  func allowPassing(to text: inout DialplanText) {
    text.run("Set(LEG_PASSED=yes)")
    text.run("Set(__TRANSFER_CONTEXT=\(passing))")
  }

  /// Behind it: the caller was put through to somebody who had not answered yet, and did not.
  static let wasNotTaken =
    "GotoIf($[\"${LEG_PASSED}\" = \"no\"]?\(PhoneFacts.notTakenOutcome))"

  func writePassing(_ numbers: [ShortNumber], ringing: Int, to text: inout DialplanText) {
    text.context(
      passing,
      "Where whoever answers may pass the caller on: \(PhoneFacts.attendedKeys) asks there first, "
        + "\(PhoneFacts.blindKeys) does not.")
    for number in numbers {
      guard let line = plan.contract.destinations[number.destination] else { continue }
      let address = DialledAddress.text(line, plan)
      text.begin(number.number)
      let wait = text.wait("RINGING", ringing)
      text.run("GotoIf($[\"${LEG_PASSED}\" = \"\"]?asked)")
      text.run("Set(LEG_UP=)")
      text.run("Set(LEG_ENDED=)")
      text.run("Set(LEG_CAUSE=)")
      text.run("Dial(\(address),\(wait),gU(\(names.context(.leg))))")
      text.run("Goto(over,1)")
      text.run("Set(PASSED_BY=${TRANSFERERNAME})", label: "asked")
      // Without g only who is not answered comes to the next line. Who asks is still there, and has the caller back, or not.
      text.run("Dial(\(address),\(wait))")
      text.run(
        "ExecIf($[\"${IMPORT(${PASSED_BY},CHANNEL(name))}\" = \"\"]?Set(MASTER_CHANNEL(LEG_PASSED)=no))")
      text.run("Hangup(\(PhoneFacts.normalClearing))")
    }
    text.begin("over")
    text.run("Gosub(\(names.context(.leg)),result,1(0))")
    for outcome in PhoneFacts.transferOutcomes {
      text.run("GotoIf($[\"${GOSUB_RETVAL}\" = \"\(outcome)\"]?\(PhoneFacts.notTakenOutcome))")
    }
    let isGoingOn = flow.graph.leaving[index].contains { $0.outcome == "completed" }
    leave(isGoingOn ? "completed" : "end", to: &text)
    text.run("NoOp(\(PhoneFacts.notTakenOutcome))", label: PhoneFacts.notTakenOutcome)
    leave(PhoneFacts.notTakenOutcome, to: &text)
  }
}
