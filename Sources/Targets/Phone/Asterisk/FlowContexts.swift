import Facts
import Language
import Resolve

/// The contexts of one dialplan: its entry, its end, its recording, and a context for each step.
struct FlowContexts {
  let flow: PhonePlan.Flow
  let plan: PhonePlan
  private var names: PhoneNames { plan.names }
  private var name: String { flow.name }

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
  }

  func write(to text: inout DialplanText) {
    writeEntry(to: &text)
    CallsBeforeContext(flow, plan).write(to: &text)
    if flow.dialplan.direction == .outbound { OutboundContext(flow, plan).write(to: &text) }
    if flow.dialplan.recordCall != nil { writeRecording(to: &text) }
    for index in flow.graph.steps.indices { StepContext(index, of: flow, plan).write(to: &text) }
    if let durations = flow.prompts.durations { DurationContexts(durations, flow, plan).write(to: &text) }
  }

  private func writeEntry(to text: inout DialplanText) {
    text.context(names.context(.flow(name)), "Dialplan \(name), \(flow.dialplan.direction.rawValue).")
    text.begin("s")
    text.run("Set(CALLERID(name)=)")
    if flow.tellsCaller {
      // Of anything but a number nothing is told: looked at before all else is taken out of it.
      let shown = "${REGEX(\"^[+]?\(PhoneFacts.numberPattern)$\" ${CALLERID(num)})}"
      text.run("ExecIf($[\(shown) = 1]?Set(\(PhoneNames.shownNumber)=${FILTER(0-9,${CALLERID(num)})}))")
    }
    text.run("Set(CALLERID(num)=${FILTER(+0-9,${CALLERID(num)})})")
    // What is said of a call, the exchange says in the channel's language.
    if plan.hasLanguages || !flow.values.isEmpty {
      text.run("Set(CHANNEL(language)=\(Spoken.folder(of: flow.calls.first)))")
    }
    if flow.isCounted { text.run("Set(GROUP(\(CallCondition.group))=\(names.context(.flow(name))))") }
    if !flow.spansOfCalls.isEmpty { text.run("Gosub(\(names.context(.calls(name))),s,1)") }
    for variable in flow.dialplan.variables {
      if let initial = variable.initial { text.run("Set(\(PhoneNames.variable(flow, variable.name))=\(initial))") }
    }
    for step in flow.visited { text.run("Set(\(PhoneNames.visits(flow, step.name))=0)") }
    text.run("Goto(\(names.step(flow, flow.dialplan.start)),s,1)")
  }

  /// Pausing ends the recording and resuming goes on in the same file: that works in every Asterisk since 1.8, while
  /// the application that only pauses was taken out with Asterisk 21.
  private func writeRecording(to text: inout DialplanText) {
    text.context(
      names.context(.recording(name)),
      "Recording of \(name): started once, paused where the contract says so.",
      flow.dialplan.retention?.recording.map { "Kept for \($0.words); whoever deploys it deletes it." } ?? "")
    text.begin("start")
    text.run("GotoIf($[\"${RECORDING}\" = \"on\"]?done)")
    text.run("Set(RECORDING=on)")
    text.run("MixMonitor(parlance/\(NameTable.token(name))/${FILTER(0-9.,${UNIQUEID})}.wav,a)")
    text.run("Return()", label: "done")
    text.begin("pause")
    text.run("GotoIf($[\"${RECORDING}\" != \"on\"]?done)")
    text.run("Set(RECORDING=paused)")
    text.run("StopMixMonitor()")
    text.run("Return()", label: "done")
    text.begin("resume")
    text.run("GotoIf($[\"${RECORDING}\" = \"paused\"]?start,1)")
    text.run("Return()")
  }
}
