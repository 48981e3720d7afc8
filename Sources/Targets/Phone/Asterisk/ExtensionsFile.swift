import Facts
import Language

/// `extensions.conf`: what comes in by each trunk, the schedules, and a context for each step of each dialplan.
enum ExtensionsFile {
  /// The contexts of one dialplan.
  static func contexts(of flow: PhonePlan.Flow, _ plan: PhonePlan) -> [UInt8] {
    DialplanText.bytes(room: 512 * (flow.graph.steps.count + 4)) { FlowContexts(flow, plan).write(to: &$0) }
  }

  /// What stands before them.
  static func beginning(_ plan: PhonePlan) -> [UInt8] {
    DialplanText.bytes(room: 1 << 16) { write(plan, to: &$0) }
  }

  private static func write(_ plan: PhonePlan, to text: inout DialplanText) {
    text.line(AsteriskFiles.heading(plan, "Call flows"))
    for line in ["[general]", "static=yes", "writeprotect=yes", "clearglobalvars=yes", "autofallthrough=yes"] {
      text.line(line)
    }
    for trunk in plan.contract.trunks { Self.write(trunk, plan, to: &text) }
    Self.writeLeg(plan, to: &text)
    for schedule in Self.schedules(plan) {
      ScheduleContext(schedule).write(
        to: &text, context: plan.names.context(.schedule(schedule.name)),
        isAwaited: plan.shared.awaited.contains(schedule.name))
    }
    for list in Self.lists(plan) {
      NumberListContext.write(list, to: &text, context: plan.names.context(.list(list.name)))
    }
    for queue in plan.contract.queues where plan.keys(of: queue) != [] {
      QueueContext(queue: queue, plan: plan).write(to: &text)
    }
    for (place, lot) in plan.lots.enumerated() { ParkingFile.writeSlots(of: lot, place, plan, to: &text) }
    for rules in plan.contract.callingRules { CallingContext(rules: rules, plan: plan).write(to: &text) }
  }

  /// The schedules that a dialplan asks.
  private static func schedules(_ plan: PhonePlan) -> [Schedule] {
    var names = plan.shared.awaited
    for flow in plan.flows {
      for step in flow.dialplan.steps {
        if case .branch(let branch) = step.act { names.formUnion(branch.cases.compactMap(\.schedule)) }
      }
    }
    return plan.contract.schedules.filter { names.contains($0.name) }
  }

  /// The lists that a dialplan asks.
  private static func lists(_ plan: PhonePlan) -> [NumberList] {
    var names = Set<String>()
    for flow in plan.flows {
      for step in flow.dialplan.steps {
        if case .branch(let branch) = step.act { names.formUnion(branch.cases.compactMap(\.caller)) }
      }
    }
    return plan.contract.lists.filter { names.contains($0.name) }
  }

  /// Only numbers that a dialplan declares lead anywhere; anything else is answered with 404.
  private static func write(_ trunk: Trunk, _ plan: PhonePlan, to text: inout DialplanText) {
    let context = plan.names.context(.trunk(trunk.name))
    if trunk.project != nil {
      text.context(context, "The model's side starts no calls.")
      return
    }
    text.context(context, "Calls from \(trunk.name): the numbers that a dialplan has, and no others.")
    for flow in plan.flows where flow.dialplan.direction == .inbound && flow.dialplan.trunk == trunk.name {
      for number in flow.dialplan.numbers {
        for form in dialledForms(number) {
          text.only(form, "Goto(\(plan.names.context(.flow(flow.name))),s,1)")
        }
      }
    }
  }

  /// A number as carriers send it: with the plus and without.
  static func dialledForms(_ number: String) -> [String] {
    let digits = String(number.filter { $0.isASCII && $0.isNumber })
    return digits.isEmpty ? [] : ["+\(digits)", digits]
  }

  /// Has it told who ends a leg, run on the far end that has answered.
  static func watching(_ plan: PhonePlan) -> String {
    "Set(CHANNEL(hangup_handler_push)=\(plan.names.context(.leg)),gone,1)"
  }

  /// What comes of a leg: decided in one place for agents and people. Only an answer that lasts is one; every status
  /// that is not known to be something else is a failure.
  private static func writeLeg(_ plan: PhonePlan, to text: inout DialplanText) {
    text.context(
      plan.names.context(.leg),
      "s: runs on the far end when it answers; ended: when it is gone. The caller's own HANGUPCAUSE hides why.",
      "result: what came of a leg; the argument is its limit in seconds, or 0. queued: what came of waiting.",
      plan.hasLeaving
        ? "left: what came of one that the caller may leave by a key; gone: whether the far end hung up." : "")
    text.begin("s")
    text.run("Set(MASTER_CHANNEL(LEG_UP)=\(DialplanText.now))")
    if plan.hasLeaving {
      text.run("GotoIf($[\"${ARG1}\" != \"watch\"]?watched)")
      text.run("\(Self.watching(plan))")
      text.run("NoOp()", label: "watched")
    }
    text.run("Return()")
    if plan.hasLeaving {
      // Of the far end's own channel, which is new: the caller's keeps who ended the first leg of all.
      text.begin("gone")
      text.run(
        "Set(MASTER_CHANNEL(LEG_HUNG_UP)=${IF($[\"${CHANNEL(hangupsource)}\" = \"${CHANNEL(name)}\"]?yes:no)})")
      text.run("Return()")
    }
    text.begin("ended")
    text.run("Set(MASTER_CHANNEL(LEG_ENDED)=\(DialplanText.now))")
    text.run("Set(MASTER_CHANNEL(LEG_CAUSE)=${HANGUPCAUSE})")
    text.run("Return()")
    text.begin("result")
    text.run("Set(LEG_ENDED=${IF($[\"${LEG_ENDED}\" = \"\"]?\(DialplanText.now):${LEG_ENDED})})")
    text.run("Set(LEG_TIME=$[${LEG_ENDED} - ${IF($[\"${LEG_UP}\" = \"\"]?${LEG_ENDED}:${LEG_UP})}])")
    text.run("NoOp(Leg ended: ${DIALSTATUS} after ${LEG_TIME} ms with cause ${LEG_CAUSE})")
    text.run("GotoIf($[\"${LEG_DECLINED}\" = \"yes\"]?declined)")
    text.run("GotoIf($[\"${DIALSTATUS}\" = \"BUSY\"]?busy)")
    text.run("GotoIf($[\"${DIALSTATUS}\" = \"NOANSWER\"]?no_answer)")
    text.run("GotoIf($[\"${DIALSTATUS}\" != \"ANSWER\"]?failed)")
    text.run("GotoIf($[${LEG_TIME} < \(PhoneFacts.shortestAnswer)000]?failed)")
    text.run("GotoIf($[${ARG1} > 0 & ${LEG_TIME} >= ${ARG1}000]?time_limit)")
    text.run("Set(LEG_CAUSE=${IF($[\"${LEG_CAUSE}\" = \"\"]?${HANGUPCAUSE}:${LEG_CAUSE})})")
    text.run("GotoIf($[\"${LEG_CAUSE}\" != \"\(PhoneFacts.normalClearing)\"]?dropped)")
    text.run("Return(completed)")
    for outcome in ["busy", "no_answer", "failed", "time_limit", "dropped"] {
      text.run("Return(\(outcome))", label: outcome)
    }
    text.run("Set(LEG_DECLINED=)", label: "declined")
    text.run("Return(declined)")
    if plan.shared.tellsRefusals { RefusalSubroutine.write(to: &text) }
    if plan.hasLeaving {
      // Where the far end has not hung up, the caller has left. Of an end before the two could talk that is not told.
      text.begin("left")
      text.run("GotoIf($[\"${DIALSTATUS}\" = \"CANCEL\"]?left)")
      text.run("Gosub(\(plan.names.context(.leg)),result,1(${ARG1}))")
      text.run("GotoIf($[\"${GOSUB_RETVAL}\" != \"completed\"]?other)")
      // The far end goes on a thread of its own.
      text.run("ExecIf($[\"${LEG_HUNG_UP}\" = \"\"]?Wait(0.3))")
      text.run("GotoIf($[\"${LEG_HUNG_UP}\" = \"yes\"]?other)")
      text.run("Return(\(PhoneFacts.leftOutcome))", label: "left")
      text.run("Return(${GOSUB_RETVAL})", label: "other")
    }
    guard !plan.contract.queues.isEmpty else { return }
    text.begin("queued")
    text.run("NoOp(Queue: ${QUEUESTATUS})")
    text.run("GotoIf($[\"${QUEUESTATUS}\" = \"TIMEOUT\"]?timeout)")
    text.run("GotoIf($[\"${QUEUESTATUS}\" = \"FULL\"]?full)")
    text.run("GotoIf($[\"${QUEUESTATUS}\" = \"CONTINUE\" | \"${QUEUESTATUS}\" = \"\"]?completed)")
    text.run("Return(empty)")
    for outcome in ["timeout", "full", "completed"] { text.run("Return(\(outcome))", label: outcome) }
  }
}
