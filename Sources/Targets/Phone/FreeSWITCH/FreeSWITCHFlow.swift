import Facts
import Language
import Resolve

/// The contexts of one dialplan: an extension for each step, with further ones for what a step finds out.
struct FreeSWITCHFlow {
  typealias Action = FreeSWITCHText.Action
  let flow: PhonePlan.Flow
  let plan: PhonePlan
  private var names: PhoneNames { plan.names }
  var context: String { names.context(.flow(flow.name)) }

  init(_ flow: PhonePlan.Flow, _ plan: PhonePlan) {
    self.flow = flow
    self.plan = plan
  }

  func write(to text: inout FreeSWITCHText) {
    text.context(context, "Dialplan \(flow.name), \(flow.dialplan.direction.rawValue).") { text in
      if flow.dialplan.recordCall != nil { writeRecording(to: &text) }
      for index in flow.graph.steps.indices { write(index, to: &text) }
    }
    for (index, step) in flow.graph.steps.enumerated() {
      guard case .connect(let connect) = step.act, let agent = plan.contract.agents[connect.agent] else { continue }
      text.context(
        names.context(.exits(flow.name, step.name)), "The only places to which the agent may send the call (REFER)."
      ) { text in
        for exit in plan.exits(of: agent) { text.extension(PhoneNames.referUser(exit), leave(exit, index)) }
      }
    }
  }

  func name(_ step: Step) -> String { names.step(flow, step.name) }
  func go(_ extension: String) -> Action { Action("transfer", "\(`extension`) XML \(context)") }

  // MARK: - Steps

  private func write(_ index: Int, to text: inout FreeSWITCHText) {
    let step = flow.graph.steps[index]
    var actions: [Action] = []
    if let language = step.language { actions += self.language(language) }
    if isPause(step) { actions.append(Action("execute_extension", "\(context).pause XML \(context)")) }
    if step.isSpeaking { actions.append(Action("answer")) }
    actions += step.disclose.compactMap(flow.prompts.disclosure).flatMap(play)
    if flow.dialplan.recordCall?.from == step.name {
      actions.append(Action("execute_extension", "\(context).record XML \(context)"))
    }
    if let said = flow.prompts.said(by: step) { actions += play(said) }
    switch step.act {
    case .none: text.extension(name(step), actions + leave("next", index))
    case .branch(let branch):
      if branch.mostVisits != nil { actions.append(Action("set", "\(visits(step))=${\(visits(step))}x")) }
      text.extension(name(step), actions + [go("\(name(step)).case1")])
      write(branch, index, to: &text)
    case .ask(let ask):
      text.extension(
        name(step),
        actions + [
          Action("set", "parlance_no_input="), Action("set", "parlance_no_match="), go("\(name(step)).ask"),
        ])
      write(ask, index, to: &text)
    case .connect, .transfer:
      write(FreeSWITCHLeg(self, index), after: actions, step, to: &text)
    case .refer(let referral):
      let handing = FreeSWITCHReferral(self, index, referral)
      text.extension(name(step), actions + handing.actions)
      handing.writeOutcomes(to: &text)
    // `FreeSWITCHLimits.obstacles`: never emitted.
    case .stream, .queue, .callBack, .call, .park, .conference, .emergency: break
    case .record(let message):
      text.extension(name(step), actions + take(message) + leave(step.next == nil ? "end" : "next", index))
    case .hangup(let reason):
      text.extension(name(step), actions + [Action("hangup", Self.causes[reason] ?? "NORMAL_CLEARING")])
    }
  }

  /// What is called may hang on the language of the call.
  private func write(
    _ leg: FreeSWITCHLeg, after actions: [Action], _ step: Step, to text: inout FreeSWITCHText
  ) {
    let routes = plan.routes(of: step, in: flow)
    if routes.contains(where: { $0.name != routes[0].name }) {
      text.extension(name(step), actions + [go("\(name(step)).call")])
      for route in routes.dropFirst() {
        let folder = RegularExpression.literal(Spoken.folder(of: route.language))
        text.extension(
          "\(name(step)).call", when: [.field("${parlance_language}", "^\(folder)$")], leg.actions(route))
      }
      text.extension("\(name(step)).call", leg.actions(routes[0]))
    } else {
      text.extension(name(step), actions + leg.actions(routes[0]))
    }
    leg.writeOutcomes(to: &text)
  }

  private static let causes: [Step.Hangup: String] = [
    .normal: "NORMAL_CLEARING", .busy: "USER_BUSY", .congestion: "NORMAL_CIRCUIT_CONGESTION",
    .rejected: "CALL_REJECTED",
    .unavailable: "NO_ANSWER", .gone: "NUMBER_CHANGED", .notFound: "UNALLOCATED_NUMBER",
  ]

  /// Sets the language of the call, for sounds and for what the exchange says itself.
  func language(_ tag: String) -> [Action] {
    [FreeSWITCHText.language(tag)]
      + (flow.values.isEmpty ? [] : [Action("set", "parlance_say=\(FreeSWITCHText.sayModule(tag))")])
  }

  private func play(_ spoken: Spoken) -> [Action] {
    spoken.pieces.map { piece in
      switch piece {
      case .text(let versions): Action("playback", file(versions))
      case .value(let value): say(value)
      }
    }
  }

  /// A value that is keys: a digit of the contract, which was set when it was pressed.
  private func say(_ value: SpokenValue) -> Action {
    let module = plan.hasLanguages ? "${parlance_say}" : FreeSWITCHText.sayModule(flow.calls.first)
    let manner = value.manner == .digits ? "iterated" : "pronounced"
    return Action("say", "\(module) number \(manner) ${\(Self.keys(flow, value.step))}")
  }

  /// The file of a text: where it hangs on the language, in the folder that the call has as its own.
  private func file(_ versions: [Prompt]) -> String {
    let isChosen = versions[0].sound != versions[0].id
    return "$${sounds_dir}/\(isChosen ? "${parlance_language}/" : "")\(versions[0].sound).wav"
  }

  private func files(_ spoken: Spoken) -> [String] { spoken.parts.map(file) }

  /// All parts as one sound.
  private func sound(_ spoken: Spoken) -> String {
    let files = files(spoken)
    return files.count == 1 ? files[0] : "file_string://\(files.joined(separator: "!"))"
  }

  private func take(_ message: Recording) -> [Action] {
    let silence = plan.contract.endingSilence(of: message)
    let folder = "$${recordings_dir}/parlance/messages/\(names.mailbox(message.mailbox))"
    return [
      Action("answer"),
      Action("set", "playback_terminators=\(message.finish ?? PhoneFacts.messageEndKey)"),
      Action("playback", "tone_stream://%(300,0,640)"),
      Action("record", "\(folder)/${uuid}.wav \(message.max?.seconds ?? PhoneFacts.usualMessage) 200 \(silence)"),
      Action("set", "playback_terminators=none"),
    ]
  }

  // MARK: - Ways

  /// Goes on by an outcome; a step that paused the recording lets it go on, unless the next one pauses it too.
  func leave(_ outcome: String, _ index: Int) -> [Action] {
    let way = flow.graph.leaving[index].first { $0.outcome == outcome }
    guard let next = way?.to else { return [Action("hangup", "NORMAL_CLEARING")] }
    let target = flow.graph.steps[next]
    let resumes = isPause(flow.graph.steps[index]) && !isPause(target)
    return (resumes ? [Action("execute_extension", "\(context).resume XML \(context)")] : []) + [go(name(target))]
  }

  private func isPause(_ step: Step) -> Bool { flow.dialplan.recordCall?.pauseIn.contains(step.name) ?? false }

  private func write(_ ask: Ask, _ index: Int, to text: inout FreeSWITCHText) {
    let step = flow.graph.steps[index]
    let name = name(step)
    let silence = (ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence) * 1_000
    text.extension(
      "\(name).ask",
      [
        Action("set", "parlance_key="),
        Action(
          "play_and_get_digits",
          "1 1 1 \(silence) none \(sound(flow.prompts.question(ask, in: step))) silence_stream://10 parlance_key "
            + "^[0-9*#]$"), go("\(name).keys"),
      ])
    for key in ask.keys {
      text.extension(
        "\(name).keys", when: [.field("${parlance_key}", "^\(RegularExpression.literal(key.press.text))$")],
        kept(key, of: step) + leave("key:\(key.press.text)", index))
    }
    text.extension("\(name).keys", when: [.field("${parlance_key}", "^$")], [go("\(name).no_input")])
    text.extension("\(name).keys", [go("\(name).no_match")])
    for (outcome, retry) in [("no_input", ask.noInput), ("no_match", ask.noMatch)] {
      write(outcome, retry, index, to: &text)
    }
  }

  /// The variable that holds the digits that were pressed at a step, where another one makes use of them.
  static func keys(_ flow: PhonePlan.Flow, _ step: String) -> String {
    "parlance_\(PhoneNames.keys(flow, step).lowercased())"
  }

  /// Each key has an extension of its own, so that what is kept is written there and comes from nobody. Of `*` and `#` nothing
  /// is: they lead to no step that makes use of it, and to a switch without a value.
  private func kept(_ key: Ask.Key, of step: Step) -> [Action] {
    guard flow.keptKeys.contains(step.name), key.press.digits == 1 || flow.comparedKeys.contains(step.name) else {
      return []
    }
    return [Action("set", "\(Self.keys(flow, step.name))=\(key.press.kept.text)")]
  }

  /// How often the call has come to a step, in strokes.
  private func visits(_ step: Step) -> String { "parlance_\(PhoneNames.visits(flow, step.name).lowercased())" }

  /// Counts in strokes, because an expression can tell three strokes from two and needs no arithmetic for it.
  private func write(_ outcome: String, _ retry: Ask.Retry?, _ index: Int, to text: inout FreeSWITCHText) {
    let step = flow.graph.steps[index]
    let name = "\(name(step)).\(outcome)"
    let tries = retry?.tries ?? 1
    guard tries > 1 else {
      text.extension(name, leave(outcome, index))
      return
    }
    let counter = "parlance_\(outcome)"
    text.extension(name, [Action("set", "\(counter)=${\(counter)}x"), go("\(name).count")])
    text.extension("\(name).count", when: [.field("${\(counter)}", "^x{\(tries),}$")], leave(outcome, index))
    let said = flow.prompts.again(outcome, retry, in: step).map { play($0) } ?? []
    text.extension("\(name).count", said + [go("\(self.name(step)).ask")])
  }

  private func write(_ branch: Branch, _ index: Int, to text: inout FreeSWITCHText) {
    let name = name(flow.graph.steps[index])
    for (number, item) in branch.cases.enumerated() {
      let next = "\(name).case\(number + 2)"
      if let count = item.visits {
        let field = "${\(visits(flow.graph.steps[index]))}"
        text.extension(
          "\(name).case\(number + 1)", when: [.field(field, "^x{\(count),}$")], leave("if:\(item.label)", index))
        text.extension("\(name).case\(number + 1)", [go(next)])
      }
      if case .value(.keys(let asked), .word(let keys)) = item.test {
        text.extension(
          "\(name).case\(number + 1)",
          when: [.field("${\(Self.keys(flow, asked))}", "^\(KeyPattern(keys).expression)$")],
          leave("if:\(item.label)", index))
        text.extension("\(name).case\(number + 1)", [go(next)])
      }
      guard let schedule = item.schedule.flatMap({ plan.contract.schedules[$0] }) else { continue }
      text.extension(
        "\(name).case\(number + 1)",
        [
          Action("set", "timezone=\(FreeSWITCHText.argument(schedule.timezone))"),
          go("\(name).case\(number + 1).when"),
        ])
      for holiday in schedule.holidays {
        for condition in FreeSWITCHTimes.conditions(of: holiday) {
          text.extension("\(name).case\(number + 1).when", when: condition, [go(next)])
        }
      }
      for hours in schedule.hours {
        for condition in FreeSWITCHTimes.conditions(of: hours) {
          text.extension("\(name).case\(number + 1).when", when: [condition], leave("if:\(item.label)", index))
        }
      }
      text.extension("\(name).case\(number + 1).when", [go(next)])
    }
    text.extension("\(name).case\(branch.cases.count + 1)", leave("else", index))
  }

  // MARK: - Recording

  private func writeRecording(to text: inout FreeSWITCHText) {
    let file = "$${recordings_dir}/parlance/\(NameTable.token(flow.name))/${uuid}.wav"
    let start = [
      Action("set", "RECORD_APPEND=true"), Action("set", "parlance_recording=on"), Action("record_session", file),
    ]
    text.extension("\(context).record", when: [.field("${parlance_recording}", "^$")], start)
    text.extension("\(context).record", [Action("log", "DEBUG recorded already")])
    text.extension(
      "\(context).pause", when: [.field("${parlance_recording}", "^on$")],
      [Action("stop_record_session", file), Action("set", "parlance_recording=paused")])
    text.extension("\(context).pause", [Action("log", "DEBUG not recorded")])
    text.extension("\(context).resume", when: [.field("${parlance_recording}", "^paused$")], start)
    text.extension("\(context).resume", [Action("log", "DEBUG not paused")])
  }
}
