import Facts
import Findings
import Language
import Resolve

enum FreeSWITCHWaysExpectation: Expectation {
  static let name = "that a dialplan for FreeSWITCH goes every way that the contract says, at every hour"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let file = subject.files["phone/freeswitch/dialplan.xml"] else { return }
    let markup = XMLReader.read(file.bytes)
    guard markup.problems.isEmpty else { return }
    let plan = FreeSWITCHPlan(markup)
    for dialplan in subject.resolved.dialplans {
      FreeSWITCHWalk(dialplan, plan, subject, file).check(&verdict)
    }
  }
}

/// One dialplan, played through: each step with each outcome.
struct FreeSWITCHWalk {
  private let resolved: ResolvedDialplan
  private let plan: FreeSWITCHPlan
  let subject: Subject
  private let file: GeneratedFiles.Entry
  private let kind = ConformanceFindings.freeswitchWay
  private let flow: SpokenFlow
  var dialplan: Dialplan { resolved.dialplan }
  var context: String { resolved.name }

  init(_ resolved: ResolvedDialplan, _ plan: FreeSWITCHPlan, _ subject: Subject, _ file: GeneratedFiles.Entry) {
    self.resolved = resolved
    flow = subject.resolved.spoken(resolved)
    self.plan = plan
    self.subject = subject
    self.file = file
  }

  /// A step's extension. Names that another alphabet or length has changed are told by the emitter's own tests.
  func name(_ step: String) -> String { "\(resolved.name)-\(step)" }
  private func place(_ player: FreeSWITCHPlayer) -> Range<Int> { player.last ?? plan.contexts[context]?.range ?? 0..<0 }

  func check(_ verdict: inout Verdict) {
    guard plan.contexts[context] != nil else {
      let limits = subject.files.json("phone/freeswitch/limits.json")
      verdict.expect(
        !(limits?["left_out", dialplan.name]?.elements.isEmpty ?? true), kind,
        at: limits?.location ?? file.start, "dialplan `\(dialplan.name)` is left out, and no step says why",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
      return
    }
    checkNumbers(&verdict)
    let counts = comings()
    for step in dialplan.steps {
      for edge in resolved.edges(from: step.name) { check(edge, step, &verdict) }
      if case .branch(let branch) = step.act { check(branch, step, counts, &verdict) }
      checkSpeech(step, &verdict)
      for language in flow.languages(in: step.name) { checkCall(step, in: language, &verdict) }
    }
  }

  /// `language`: that of the call.
  func player(in language: String? = nil) -> FreeSWITCHPlayer {
    var player = FreeSWITCHPlayer(plan)
    let spoken = language ?? flow.first
    if subject.resolved.callsHaveLanguages {
      player.variables["parlance_language"] = PhoneFacts.languageFolder(of: spoken)
      if !dialplan.spokenValues.isEmpty {
        player.variables["parlance_say"] = String(spoken.prefix { $0 != "-" })
      }
    }
    player.stops = Set(dialplan.steps.map { name($0.name) })
    return player
  }

  private func checkNumbers(_ verdict: inout Verdict) {
    let declared = Set(dialplan.direction == .inbound ? dialplan.numbers : [])
    for number in declared.sorted() {
      for form in [number, String(number.dropFirst())] {
        var player = player()
        let language = player.variables.removeValue(forKey: "parlance_language")
        let module = player.variables.removeValue(forKey: "parlance_say")
        player.variables["caller_id_number"] = "+14155551212"
        let stop = player.play(form, in: "from-\(dialplan.trunk)")
        verdict.expect(
          player.variables["parlance_language"] == language && player.variables["parlance_say"] == module, kind,
          at: file.location(place(player)),
          "calls to \(form) do not begin in `\(flow.first)`", declared: subject.place(of: "dialplan.\(dialplan.name)"))
        verdict.expect(
          player.variables["effective_caller_id_number"] == "+14155551212", kind, at: file.location(place(player)),
          "calls to \(form) lose the caller's number", declared: subject.place(of: "dialplan.\(dialplan.name)"))
        verdict.expect(
          stop == .sent(name(dialplan.start)), kind, at: file.location(place(player)),
          "calls to \(form) do not begin `\(dialplan.name)`", declared: subject.place(of: "dialplan.\(dialplan.name)"))
      }
      for caller in ["+14155551212", "anonymous"] {
        var player = player()
        player.variables["caller_id_number"] = caller
        verdict.expect(
          player.play(number + "1", in: "from-\(dialplan.trunk)") == .ended, kind, at: file.location(place(player)),
          "calls to another number than \(number) are let in")
      }
    }
  }

  func expect(
    _ stop: FreeSWITCHPlayer.Stop, _ to: String?, _ player: FreeSWITCHPlayer, _ step: Step, _ what: String,
    _ verdict: inout Verdict
  ) {
    let wanted: FreeSWITCHPlayer.Stop = to.map { .sent(name($0)) } ?? .ended
    verdict.expect(
      stop == wanted, kind, at: file.location(place(player)),
      "\(what) of dialplan `\(dialplan.name)` does not lead to \(to.map { "`\($0)`" } ?? "the end")\(told(stop))",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    if stop == wanted { checkRecording(step, to, player, what, &verdict) }
  }

  private func told(_ stop: FreeSWITCHPlayer.Stop) -> String {
    if case .lost(let why) = stop { ": \(why)" } else { "" }
  }

  private func check(_ edge: ResolvedDialplan.Edge, _ step: Step, _ verdict: inout Verdict) {
    // Which of several languages makes no difference to the way.
    var player = player(in: step.language ?? flow.languages(in: step.name).first)
    let what = "outcome `\(edge.outcome)` of step `\(step.name)`"
    if dialplan.recordCall != nil { player.variables["parlance_recording"] = "on" }
    switch step.act {
    case .branch: return
    case .ask(let ask):
      var tries = 1
      if edge.outcome == "machine" {
        verdict.expect(
          isLimit("machine", step), kind, at: subject.files["phone/freeswitch/limits.json"]?.start ?? file.start,
          "\(what) is left out, and not told")
        return
      } else if edge.outcome == "no_input" {
        tries = ask.noInput?.tries ?? 1
      } else if edge.outcome == "no_match" {
        guard let other = "0123456789*#".first(where: { key in !ask.keys.contains { $0.press.text == String(key) } })
        else { return }
        player.key = String(other)
        tries = ask.noMatch?.tries ?? 1
      } else {
        player.key = String(edge.outcome.dropFirst("key:".count))
      }
      expect(player.play(name(step.name), in: context), edge.to, player, step, what, &verdict)
      verdict.expect(
        player.asked == tries, kind, at: file.location(place(player)),
        "step `\(step.name)` asks \(player.asked) times before \(edge.outcome), not \(tries)")
    case .connect where Self.legs[edge.outcome] == nil:
      _ = player.play(name(step.name), in: context)
      let exits = "\(resolved.name)-\(step.name)-exits"
      expect(player.play(referUser(edge.outcome, step), in: exits), edge.to, player, step, what, &verdict)
    case .transfer where edge.outcome == PhoneFacts.leftOutcome:
      // The key is no way of its own there.
      verdict.expect(
        isLimit("leave", step), kind, at: subject.files["phone/freeswitch/limits.json"]?.start ?? file.start,
        "\(what) counts as another, and that is not told")
    case .transfer where edge.outcome == PhoneFacts.notTakenOutcome:
      verdict.expect(
        isLimit("pass_on", step), kind, at: subject.files["phone/freeswitch/limits.json"]?.start ?? file.start,
        "\(what) never comes, and that is not told")
    case .connect, .transfer:
      player.leg = Self.legs[edge.outcome] ?? ("SUCCESS", "NORMAL_CLEARING")
      let refusals = RefusalFacts.dispositions(of: edge.outcome)
      for disposition in refusals.isEmpty ? [player.leg.disposition] : refusals {
        var attempt = player
        attempt.leg.disposition = disposition
        expect(attempt.play(name(step.name), in: context), edge.to, attempt, step, what, &verdict)
      }
    case .refer:
      player.referred = edge.outcome == "end" ? "200" : ""
      expect(player.play(name(step.name), in: context), edge.to, player, step, what, &verdict)
      check(step.referral, step, &verdict)
    case .stream, .queue, .callBack, .call, .park, .conference, .emergency:
      expect(.lost("it is not known here"), edge.to, player, step, what, &verdict)
    case .none, .record, .hangup:
      expect(player.play(name(step.name), in: context), edge.to, player, step, what, &verdict)
    }
  }

  private static let legs: [String: (disposition: String, end: String)] = [
    "busy": ("USER_BUSY", ""), "no_answer": ("NO_ANSWER", ""), "failed": ("NORMAL_TEMPORARY_FAILURE", ""),
    "time_limit": ("SUCCESS", "ALLOTTED_TIMEOUT"), "dropped": ("SUCCESS", "DESTINATION_OUT_OF_ORDER"),
    "completed": ("SUCCESS", "NORMAL_CLEARING"), "end": ("SUCCESS", "NORMAL_CLEARING"),
  ]

  /// The call is handed over to where the contract says, with the digits that were pressed.
  private func check(_ referral: Referral?, _ step: Step, _ verdict: inout Verdict) {
    guard let referral else { return }
    let asked = referral.keySteps.compactMap { dialplan.steps[$0] }
    let keys = asked.map { step in if case .ask(let ask) = step.act { ask.keys } else { [Ask.Key]() } }
    for turn in 0..<max(keys.map(\.count).max() ?? 1, 1) {
      var player = player(in: step.language ?? flow.languages(in: step.name).first)
      var digits: [String: String] = [:]
      for (place, question) in asked.enumerated() where !keys[place].isEmpty {
        let pressed = keys[place][turn % keys[place].count].press.text
        player.key = pressed
        _ = player.play(name(question.name), in: context)
        digits[question.name] = pressed.filter(\.isNumber)
      }
      _ = player.play(name(step.name), in: context)
      let handed = player.deflected.first ?? ""
      let isWanted = WrittenAddress(handed.dropFirst().dropLast())
        .names(referral, in: subject.contract, keys: { digits[$0] ?? "" }, variable: { _ in "" })
      verdict.expect(
        player.deflected.count == 1 && handed.hasPrefix("<") && handed.hasSuffix(">") && isWanted,
        ConformanceFindings.referral, at: file.location(place(player)),
        "step `\(step.name)` does not hand calls over to `\(referral.destination)` with the contract's headers",
        declared: subject.place(of: "dialplan.\(dialplan.name)"))
    }
  }

  /// As call control refers to it.
  private func referUser(_ exit: String, _ step: Step) -> String {
    let routes = subject.files.json("phone/control.json")?["routes"]?.members.map(\.value) ?? []
    let route = routes.first {
      $0["dialplan"]?.string == dialplan.name && $0["step"]?.string == step.name
    }
    let address = route?["exits", exit]?["pbx"]?.string ?? "sip:\(exit)@"
    return String(address.dropFirst("sip:".count).prefix { $0 != "@" })
  }

  private func isLimit(_ what: String, _ step: Step) -> Bool {
    subject.files.json("phone/freeswitch/limits.json")?["limits"]?.elements.contains {
      $0["dialplan"]?.string == dialplan.name && $0["step"]?.string == step.name && $0["what"]?.string == what
    } ?? false
  }

  /// Every edge of every schedule that a switch asks, and every coming to it, with those to the others before.
  private func check(
    _ branch: Branch, _ step: Step, _ counts: [String: [String: String]], _ verdict: inout Verdict
  ) {
    let schedules = branch.cases.compactMap { $0.schedule.flatMap { subject.contract.schedules[$0] } }
    checkComparisons(branch, step, &verdict)
    guard branch.cases.allSatisfy({ $0.schedule != nil || $0.visits != nil || $0.value != nil }) else { return }
    let asked = Set(schedules.map(\.timezone))
    var counted: [String: String] = [:]
    for other in dialplan.steps where other.name != step.name { counted.merge(counts[other.name] ?? [:]) { $1 } }
    for minute in schedules.isEmpty ? [player().minute] : schedules.flatMap(OpeningTimes.instants) {
      var player = player()
      player.minute = minute
      player.variables.merge(counted) { $1 }
      for coming in 1...(branch.mostVisits ?? 1) {
        if dialplan.recordCall != nil { player.variables["parlance_recording"] = "on" }
        let held = branch.cases.first { item in
          if let visits = item.visits { return coming >= visits }
          return item.schedule.flatMap { subject.contract.schedules[$0] }.map { OpeningTimes.isOpen($0, at: minute) }
            ?? false
        }
        expect(
          player.play(name(step.name), in: context), held?.next ?? branch.otherwise, player, step,
          "coming \(coming) to step `\(step.name)` at \(minute.text)", &verdict)
      }
      verdict.expect(
        player.zones.isSubset(of: asked), kind, at: file.location(place(player)),
        "step `\(step.name)` goes by \(player.zones.sorted().joined(separator: ", ")), not by the schedule's zone")
    }
  }

  /// By switch what a call counts that has come to it as often as it asks.
  private func comings() -> [String: [String: String]] {
    var counts: [String: [String: String]] = [:]
    for step in dialplan.steps {
      guard case .branch(let branch) = step.act, let most = branch.mostVisits else { continue }
      var player = player()
      for _ in 0..<most { _ = player.play(name(step.name), in: context) }
      counts[step.name] = player.variables.filter { $0.key.hasPrefix("parlance_visits_") }
    }
    return counts
  }

  // MARK: - Calls to somebody

  /// How somebody is called: as long as the contract says, as which route, for so long, and who may send the caller where.
  private func checkCall(_ step: Step, in language: String, _ verdict: inout Verdict) {
    var seconds = PhoneFacts.usualRinging
    var beginning = ""
    var transfers = "parlance-nowhere"
    var line = ""
    switch step.act {
    case .connect(let connect):
      seconds = connect.timeout?.seconds ?? seconds
      beginning = "{\(settings(connect, step, language).joined(separator: ","))}"
      transfers = "\(resolved.name)-\(step.name)-exits"
    case .transfer(let transfer):
      seconds = transfer.timeout?.seconds ?? seconds
      let uri = transfer.destinations.first.flatMap { subject.contract.destinations[$0]?.uri } ?? ""
      line = uri.hasPrefix("tel:") ? uri.filter { $0.isNumber || $0 == "+" } : uri
    default: return
    }
    var player = player(in: step.language ?? language)
    _ = player.play(name(step.name), in: context)
    let declared = subject.place(of: "dialplan.\(dialplan.name)")
    func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
      verdict.expect(holds, kind, at: file.location(place(player)), message(), declared: declared)
    }
    guard let call = player.bridges.first else { return expect(false, "step `\(step.name)` calls nobody") }
    expect(call.timeout == "\(seconds)", "step `\(step.name)` does not ring \(seconds) seconds")
    expect(
      call.data.hasPrefix(beginning) && (beginning.isEmpty ? !call.data.hasPrefix("{") : true),
      "step `\(step.name)` calls by `\(call.data)`, not by `\(beginning)…`")
    expect(call.data.hasSuffix(line), "step `\(step.name)` calls `\(call.data)`, not `\(line)`")
    expect(
      call.transfers == transfers, "whoever step `\(step.name)` calls may send the caller to `\(call.transfers)`")
    expect(
      player.variables["force_transfer_context"] == "parlance-nowhere",
      "callers may be sent on after step `\(step.name)`")
  }

  /// What a call to the model says: its route, that it is encrypted, and when it ends.
  private func settings(_ connect: Connect, _ step: Step, _ language: String) -> [String] {
    let agent = subject.contract.agents[connect.agent]
    let tag = agent?.tag(for: language) ?? agent?.language?.standard
    let route = subject.files.json("phone/control.json")?["routes"]?.members.first {
      $0.value["dialplan"]?.string == dialplan.name && $0.value["step"]?.string == step.name
        && $0.value["languages"]?.elements.first?.string == tag
    }
    var settings = ["sip_h_\(PhoneFacts.routeHeader)=\(route?.key ?? "")"]
    let model = subject.contract.trunks.first { $0.project != nil }
    if model?.transport == .tls { settings.append("rtp_secure_media=mandatory") }
    if let limit = agent?.maxDuration?.seconds {
      settings.append("execute_on_answer='sched_hangup +\(limit) ALLOTTED_TIMEOUT'")
    }
    return settings
  }

  // MARK: - What is said and recorded

  private func checkSpeech(_ step: Step, _ verdict: inout Verdict) {
    for language in flow.languages(in: step.name) { checkSpeech(step, in: language, &verdict) }
  }

  private func checkSpeech(_ step: Step, in language: String, _ verdict: inout Verdict) {
    // A step that sets the language is entered in another.
    var player = player(in: step.language == nil ? language : "none")
    let values = heard(in: step, &player)
    _ = player.play(name(step.name), in: context)
    let wanted = dialplan.opening(of: step, in: language, first: flow.first, values: values)
    verdict.expect(
      values.isEmpty || player.sayModules == [String(language.prefix { $0 != "-" })], kind,
      at: file.location(place(player)),
      "step `\(step.name)` of dialplan `\(dialplan.name)` does not say numbers in `\(language)`",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    let prompts = subject.files.json("phone/prompts.json")?["prompts"]?.elements ?? []
    let told = player.played.filter { !$0.hasPrefix("tone_stream") }.prefix(wanted.count).map { sound in
      prompts.first { "$${sounds_dir}/\($0["file"]?.string ?? "")" == sound }?["text"]?.string ?? sound
    }
    verdict.expect(
      Array(told) == wanted, kind, at: file.location(place(player)),
      "step `\(step.name)` of dialplan `\(dialplan.name)` does not say what the contract says",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    if dialplan.recordCall?.from == step.name {
      verdict.expect(
        player.playedBeforeRecording == step.disclose.count, kind, at: file.location(place(player)),
        "the recording does not begin between the disclosures of `\(step.name)` and what it says")
    }
  }

  /// Comes by the questions whose keys a step says, and tells how each is heard.
  private func heard(in step: Step, _ player: inout FreeSWITCHPlayer) -> [SpokenValue: [String]] {
    var heard: [SpokenValue: [String]] = [:]
    for value in step.spokenValues {
      guard case .ask(let ask)? = dialplan.steps[value.step]?.act,
        let key = ask.keys.last(where: { $0.press.digits == 1 })?.press.text
      else { continue }
      var before = self.player(in: flow.languages(in: value.step).first)
      before.key = key
      _ = before.play(name(value.step), in: context)
      player.variables.merge(before.variables.filter { $0.key.hasPrefix("parlance_keys_") }) { $1 }
      heard[value] = ["\(value.manner.rawValue) \(key)"]
    }
    return heard
  }

  /// What has become of a recording that was on as the call came to a step, on one of the ways from it.
  private func checkRecording(
    _ step: Step, _ to: String?, _ player: FreeSWITCHPlayer, _ what: String, _ verdict: inout Verdict
  ) {
    guard let recording = dialplan.recordCall else { return }
    let rests = { recording.pauseIn.contains($0) }
    let wanted = rests(step.name) ? "paused" : "on"
    verdict.expect(
      player.recordings.isSubset(of: [wanted]), kind, at: file.location(place(player)),
      "the recording \(wanted == "on" ? "rests" : "does not rest") in `\(step.name)`",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
    guard let to, player.recordings.isSubset(of: [wanted]) else { return }
    verdict.expect(
      rests(step.name) && rests(to) || player.variables["parlance_recording"] == "on", kind,
      at: file.location(place(player)), "the recording does not go on after \(what)",
      declared: subject.place(of: "dialplan.\(dialplan.name)"))
  }
}
