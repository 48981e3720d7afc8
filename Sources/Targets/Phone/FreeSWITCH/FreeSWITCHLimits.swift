import Facts
import JSONValues
import Language

/// `limits.json`: what of this contract FreeSWITCH can't be told, and the nearest thing that works. Nothing is left out in
/// silence.
enum FreeSWITCHLimits {
  /// The file; `obstacles` are those of each dialplan.
  static func content(_ plan: PhonePlan, _ obstacles: [Obstacles]) -> [ArraySlice<UInt8>] {
    var limits: [JSONValue] = []
    var starts = JSONObject()
    for flow in plan.flows where obstacles[flow.number].isEmpty {
      for step in flow.dialplan.steps { limits += of(step, flow, plan) }
      if flow.dialplan.direction == .outbound {
        starts.append(flow.name, .string(start(flow, plan)))
        limits.append(
          limit(
            flow, nil, "window, attempts",
            "whoever starts the call keeps them: `control.json` has both, under `outbound`"))
      }
      if let seconds = flow.dialplan.retention?.recording?.seconds, flow.dialplan.recordCall != nil {
        limits.append(
          limit(
            flow, nil, "retention",
            "delete what is older than \(seconds) seconds in recordings_dir/parlance/\(NameTable.token(flow.name))"))
      }
    }
    return JSONWriter.pretty { writer in
      writer.begin()
      writer.write("version", 1)
      writer.write("environment", plan.contract.environment)
      writer.write("proven", "structure only: no FreeSWITCH has run these files")
      writer.write("start", .object(starts))
      writer.name("left_out")
      writer.begin()
      for obstacles in obstacles { writer.write(members: obstacles.member) }
      writer.end()
      writer.write("limits", .array(limits))
      writer.end()
    }
  }

  /// Why a dialplan can't be told to FreeSWITCH at all: then it is left out whole, so that no call comes to a step that does
  /// something else than the contract says.
  struct Obstacles: Sendable {
    /// The member of `left_out`; nothing where all can be told.
    fileprivate let member: [UInt8]
    var isEmpty: Bool { member.isEmpty }

    init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
      var all: [(step: Int, key: String, nearest: String)] = []
      var ways: [String] = []
      for (place, step) in flow.graph.steps.enumerated() {
        // Several things may have one way out.
        ways.removeAll(keepingCapacity: true)
        for said in step.features(in: plan.contract) {
          guard case .leftOut(let nearest) = PhoneCapabilities.support(said.feature, by: .freeswitch),
            !ways.contains(nearest)
          else { continue }
          ways.append(nearest)
          all.append((place, said.key, nearest))
        }
      }
      guard !all.isEmpty else {
        member = []
        return
      }
      member = JSONWriter.pretty(depth: 2, room: all.count * 512) { writer in
        writer.beginMembers()
        writer.name(flow.name)
        writer.beginList()
        for each in all {
          writer.next()
          writer.begin()
          writer.write("dialplan", flow.name)
          writer.write("step", flow.graph.steps[each.step].name)
          writer.write("what", each.key)
          writer.write("instead", each.nearest)
          writer.end()
        }
        writer.endList()
      }
    }
  }

  private static func of(_ step: Step, _ flow: PhonePlan.Flow, _ plan: PhonePlan) -> [JSONValue] {
    switch step.act {
    case .ask(let ask):
      var all: [JSONValue] = []
      if ask.keys.contains(where: { $0.words != nil }), let nearest = instead(.words) {
        all.append(limit(flow, step, "words", nearest))
      }
      if let machine = ask.machine {
        all.append(
          limit(
            flow, step, "machine",
            "an answering machine is taken for a person; mod_avmd hears its tone, and its event can transfer the call to "
              + plan.names.step(flow, machine)))
      }
      return all
    case .connect, .transfer:
      var all = [
        limit(
          flow, step, "failed",
          "an answer that ends within \(PhoneFacts.shortestAnswer) seconds counts as one: how long the far end was there "
            + "is not known when the call goes on")
      ]
      if case .transfer(let transfer) = step.act, transfer.leave != nil, let nearest = instead(.leaving) {
        all.append(limit(flow, step, "leave", nearest))
      }
      if !step.passing.isEmpty, let nearest = instead(.passing) { all.append(limit(flow, step, "pass_on", nearest)) }
      return all
    case .refer:
      return [
        limit(
          flow, step, "failed",
          "needs 1.10.7 or later; a new call that nobody has answered after \(ReferFacts.freeswitchPatience) seconds counts as "
            + "failed: how long it rings there can't be said")
      ]
    case .record(let message):
      var all = [
        limit(
          flow, step, "mailbox",
          "a message is a file in recordings_dir/parlance/messages/\(plan.names.mailbox(message.mailbox))")
      ]
      if message.greeting != .none, let nearest = instead(.greeting) {
        all.append(limit(flow, step, "greeting", nearest))
      }
      let mailbox = plan.contract.mailboxes[message.mailbox]
      if mailbox?.email != nil, let nearest = instead(.mail) { all.append(limit(flow, step, "email", nearest)) }
      if mailbox?.isTranscribed == true, let nearest = instead(.transcript) {
        all.append(limit(flow, step, "transcribe", nearest))
      }
      if let seconds = mailbox?.retention?.seconds {
        all.append(limit(flow, step, "retention", "delete what is older than \(seconds) seconds in that folder"))
      }
      return all
    default: return []
    }
  }

  private static func instead(_ feature: PhoneCapabilities.Feature) -> String? {
    if case .instead(let what) = PhoneCapabilities.support(feature, by: .freeswitch) { what } else { nil }
  }

  private static func limit(_ flow: PhonePlan.Flow, _ step: Step?, _ what: String, _ instead: String) -> JSONValue {
    var value: JSONObject = ["dialplan": .string(flow.name)]
    value.append("step", step.map { .string($0.name) })
    value.append("what", .string(what))
    value.append("instead", .string(instead))
    return .object(value)
  }

  /// What the command line of FreeSWITCH is told to start a call; the number takes the place of `@number@`.
  private static func start(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> String {
    let caller = (flow.dialplan.callerID ?? "").filter { $0 == "+" || ($0.isASCII && $0.isNumber) }
    let gateway = plan.names.trunk(flow.dialplan.trunk)
    var language = plan.hasLanguages ? ",parlance_language=\(Spoken.folder(of: flow.calls.first))" : ""
    if plan.hasLanguages && !flow.values.isEmpty {
      language += ",parlance_say=\(FreeSWITCHText.sayModule(flow.calls.first))"
    }
    return "originate {origination_caller_id_number=\(caller),originate_timeout=\(PhoneFacts.usualRinging)\(language)}"
      + "sofia/gateway/\(gateway)/@number@ \(plan.names.step(flow, flow.dialplan.start)) XML "
      + plan.names.context(.flow(flow.name))
  }
}
