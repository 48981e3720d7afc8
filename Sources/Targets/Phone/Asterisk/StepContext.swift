import Facts
import Language
import Resolve

/// The context of one step: it discloses, speaks, does its one thing, then goes on.
struct StepContext {
  let step: Step
  let index: Int
  let flow: PhonePlan.Flow
  let plan: PhonePlan
  var names: PhoneNames { plan.names }
  private var context: String { names.step(flow, index) }
  private var recording: String { names.context(.recording(flow.name)) }

  init(_ index: Int, of flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.index = index
    self.flow = flow
    self.plan = plan
    step = flow.graph.steps[index]
  }

  func write(to text: inout DialplanText) {
    text.context(context)
    text.begin("s")
    if let language = step.language { text.run("Set(CHANNEL(language)=\(Spoken.folder(of: language)))") }
    for setting in step.sets { text.run("Set(\(PhoneNames.variable(flow, setting.name))=\(setting.value))") }
    if isPause { text.run("Gosub(\(recording),pause,1)") }
    if step.isSpeaking { text.run("Answer()") }
    if detectsMachine {
      text.run("AMD()")
      // A message must not be spoken into the greeting.
      text.run("ExecIf($[\"${AMDSTATUS}\" = \"MACHINE\"]?WaitForSilence(1000,1,30))")
    }
    for kind in step.disclose { say(flow.prompts.disclosure(kind), to: &text) }
    if flow.dialplan.recordCall?.from == step.name { text.run("Gosub(\(recording),start,1)") }
    say(flow.prompts.said(by: step), to: &text)
    writeAct(to: &text)
  }

  private func writeAct(to text: inout DialplanText) {
    switch step.act {
    case .none: leave("next", to: &text)
    case .branch(let branch): write(branch, to: &text)
    case .ask(let ask):
      let answered = { (outcome: String, text: inout DialplanText) in
        keep(outcome, to: &text)
        leave(outcome, to: &text)
      }
      QuestionExtensions(ask, leave: answered).write(question: question(ask), to: &text)
    case .connect(let connect): write(connect, to: &text)
    case .transfer(let transfer): write(transfer, to: &text)
    case .refer(let referral): write(referral, to: &text)
    case .stream(let streaming): write(streaming, to: &text)
    case .queue(let waiting): write(waiting, to: &text)
    case .record(let message): write(message, to: &text)
    case .callBack(let callBack): write(callBack, to: &text)
    case .call(let call): write(call, to: &text)
    case .park(let parking): write(parking, to: &text)
    case .conference(let meeting): write(meeting, to: &text)
    case .emergency(let change): write(change, to: &text)
    case .hangup(let reason): text.run("Hangup(\(PhoneFacts.hangupCauses[reason.rawValue] ?? 16))")
    }
  }

  // MARK: - Ways

  /// Goes on by an outcome; a step that paused the recording lets it go on, unless the next one pauses it too.
  func leave(_ outcome: String, to text: inout DialplanText) {
    guard let way = flow.graph.leaving[index].first(where: { $0.outcome == outcome }), let next = way.to
    else {
      text.run("Hangup(\(PhoneFacts.normalClearing))")
      return
    }
    if resumes(flow.graph.steps[next].name) { text.run("Gosub(\(recording),resume,1)") }
    text.goTo(names.step(flow, next))
  }

  /// Whether the recording rests in this step and goes on in the next.
  private func resumes(_ next: String) -> Bool { isPause && !isPause(next) }

  private func write(_ branch: Branch, to text: inout DialplanText) {
    if branch.mostVisits != nil {
      let visits = PhoneNames.visits(flow, step.name)
      text.run("Set(\(visits)=$[${\(visits)} + 1])")
    }
    for (place, item) in branch.cases.enumerated() {
      guard let condition = CallCondition(item, of: step.name, flow, plan) else { continue }
      if let asked = condition.subroutine { text.run("Gosub(\(asked),s,1)") }
      let target = resumes(item.next) ? "case\(place + 1)" : "\(names.step(flow, item.next)),s,1"
      // Nothing that was not there comes into an expression of numbers.
      if let needed = condition.needed { text.run("GotoIf($[${LEN(${\(needed)})} = 0]?none\(place + 1))") }
      text.run("GotoIf($[\(condition.expression)]?\(target))")
      if condition.needed != nil { text.run("NoOp()", label: "none\(place + 1)") }
    }
    leave("else", to: &text)
    for (place, item) in branch.cases.enumerated() where resumes(item.next) {
      text.run("Gosub(\(recording),resume,1)", label: "case\(place + 1)")
      text.goTo(names.step(flow, item.next))
    }
  }

  private func question(_ ask: Ask) -> QuestionExtensions.Texts {
    QuestionExtensions.Texts(
      question: flow.prompts.question(ask, in: step).played,
      noInput: flow.prompts.again("no_input", ask.noInput, in: step)?.played,
      noMatch: flow.prompts.again("no_match", ask.noMatch, in: step)?.played,
      tooMany: flow.prompts.again("too_many", ask.tooMany, in: step)?.played,
      hasMachine: detectsMachine)
  }

  private func write(_ connect: Connect, to text: inout DialplanText) {
    let limit = plan.contract.agents[connect.agent]?.maxDuration?.seconds ?? 0
    let header = names.context(.header(flow.name, step.name))
    let exits = names.context(.exits(flow.name, step.name))
    text.run("Set(__TRANSFER_CONTEXT=\(exits))")
    text.run("Set(LEG_UP=)")
    text.run("Set(LEG_ENDED=)")
    text.run("Set(LEG_CAUSE=)")
    let routes = plan.routes(of: step, in: flow)
    let isChosen = routes.contains { $0.name != routes[0].name }
    if isChosen {
      // The model's side sees the language by the route.
      for route in routes {
        let folder = Spoken.folder(of: route.language)
        text.run(
          "ExecIf($[\"${CHANNEL(language)}\" = \"\(folder)\"]?Set(_PARLANCE_ROUTE=\(route.name)))")
      }
    }
    let ringing = text.wait("RINGING", connect.timeout?.seconds ?? PhoneFacts.usualRinging)
    let longest = text.wait("LIMIT", limit)
    let options = "gb(\(header)^s^1)U(\(names.context(.leg)))" + (limit > 0 ? "L(\(longest)000)" : "")
    text.run("Dial(PJSIP/\(names.trunk(plan.model?.name ?? "")),\(ringing),\(options))")
    // The far end's last word comes on a thread of its own.
    text.run("ExecIf($[\"${LEG_UP}\" != \"\" & \"${LEG_CAUSE}\" = \"\"]?Wait(0.3))")
    text.run("Gosub(\(names.context(.leg)),result,1(\(longest)))")
    let outcomes = PhoneFacts.connectOutcomes.filter { limit > 0 || $0 != "time_limit" }
    writeOutcomes(outcomes, otherwise: "failed", to: &text)

    text.context(header)
    text.begin("s")
    text.run("Set(PJSIP_HEADER(add,\(PhoneFacts.routeHeader))=\(isChosen ? "${PARLANCE_ROUTE}" : routes[0].name))")
    text.run("Set(CHANNEL(hangup_handler_push)=\(names.context(.leg)),ended,1)")
    text.run("Return()")

    text.context(exits, "The only places to which the agent may send the call (REFER).")
    guard let agent = plan.contract.agents[connect.agent] else { return }
    for exit in plan.exits(of: agent) {
      text.begin(PhoneNames.referUser(exit))
      leave(exit, to: &text)
    }
  }

  /// A jump for each outcome that has a way, then the way of all others. `labelled` are outcomes that were jumped to before.
  func writeOutcomes(
    _ outcomes: [String], otherwise: String, labelled: [String] = [], to text: inout DialplanText
  ) {
    let labelled = labelled + writeJumps(outcomes.filter { $0 != otherwise }, to: &text)
    leave(otherwise, to: &text)
    for outcome in labelled {
      text.run("NoOp(\(outcome))", label: outcome)
      leave(outcome, to: &text)
    }
  }

  /// A jump for each outcome, by what a subroutine has returned; gives those that lead to a label of their own.
  func writeJumps(_ outcomes: [String], to text: inout DialplanText) -> [String] {
    var labelled: [String] = []
    for outcome in outcomes {
      let way = flow.graph.leaving[index].first { $0.outcome == outcome }
      guard let next = way?.to, !resumes(flow.graph.steps[next].name) else {
        text.run("GotoIf($[\"${GOSUB_RETVAL}\" = \"\(outcome)\"]?\(outcome))")
        labelled.append(outcome)
        continue
      }
      text.goTo(names.step(flow, next), ifReturned: outcome)
    }
    return labelled
  }

  // MARK: - Properties

  private func say(_ spoken: Spoken?, to text: inout DialplanText) {
    guard let spoken else { return }
    let sounds = spoken.play(to: &text) { value, text in
      // It is digits, or nothing: see `keep`.
      SpokenValueText(value, in: PhoneNames.value(value, flow), flow, plan, flow.calls.languages(in: step.name))
        .write(to: &text)
    }
    if !sounds.isEmpty { text.run("Playback(\(sounds.joined(separator: "&")))") }
  }

  private var isPause: Bool { isPause(step.name) }
  private func isPause(_ step: String) -> Bool { flow.dialplan.recordCall?.pauseIn.contains(step) ?? false }

  private var detectsMachine: Bool { if case .ask(let ask) = step.act { ask.machine != nil } else { false } }
}
