import Facts
import Findings
import Language
import Resolve

/// How steps wait, ring and end on the walk: what makes no difference to the way, and all of one to the caller.
extension FlowWalk {
  func checkTimes(_ play: StepPlay, _ verdict: inout Verdict) {
    switch play.step.act {
    case .connect(let connect): check(connect, play, &verdict)
    case .transfer(let transfer):
      checkLines(transfer, play, &verdict)
      let dials = (play.play("no_answer")?.player.played ?? []).filter { $0.application == "Dial" }
      for dial in dials {
        check(
          dial, seconds: transfer.timeout?.seconds ?? PhoneFacts.usualRinging, ["g", "U"],
          play, &verdict)
      }
    case .stream(let streaming): check(streaming, play, &verdict)
    case .queue(let waiting): check(waiting, play, &verdict)
    case .ask(let ask): check(ask, play, &verdict)
    case .record(let message):
      let box = play.play("next") ?? play.play("end")
      let told = box?.player.played.last { $0.application == "VoiceMail" }
      let letters = ["s", message.greeting == .busy ? "b" : message.greeting == .unavailable ? "u" : ""].joined()
      expect(
        told?.arguments.split(separator: ",").dropFirst().first.map(String.init) == letters, told, play,
        "the mailbox does not greet callers of step `\(play.step.name)` as the contract says", &verdict)
    case .hangup(let reason):
      let told = play.play("end")?.player.played.last
      let cause = PhoneFacts.hangupCauses[reason.rawValue] ?? PhoneFacts.normalClearing
      expect(
        told?.arguments == "\(cause)", told, play,
        "step `\(play.step.name)` ends calls with another cause than \(cause)", &verdict)
    case .callBack(let callBack): check(callBack, play, &verdict)
    case .branch(let branch): check(branch, play, &verdict)
    case .none, .refer, .call, .park, .conference, .emergency: break
    }
  }

  private func expect(
    _ holds: Bool, _ priority: CallPlan.Priority?, _ play: StepPlay, _ message: @autoclosure () -> String,
    _ verdict: inout Verdict
  ) {
    verdict.expect(
      holds, ConformanceFindings.dialplanWay,
      at: exchange.file.location(priority?.range ?? exchange.plan.contexts[play.context]?.range ?? 0..<0), message(),
      declared: declared)
  }

  // MARK: - Calls

  /// A step rings its own lines: all at once, or one after the other.
  private func checkLines(_ transfer: Transfer, _ play: StepPlay, _ verdict: inout Verdict) {
    let dials = (play.play("no_answer")?.player.played ?? []).filter { $0.application == "Dial" }
    let rung = dials.flatMap { dial in
      dial.arguments.prefix { $0 != "," }.split(separator: "&").map { (target: String($0), dial: dial) }
    }
    expect(
      rung.count == transfer.destinations.count, dials.first, play,
      "step `\(play.step.name)` rings \(rung.count) lines, not \(transfer.destinations.count)", &verdict)
    for (call, name) in zip(rung, transfer.destinations) {
      let others = subject.contract.destinations.filter { exchange.reaches(call.target, $0) }
      // A line that is none of the contract's is told elsewhere.
      expect(
        others.isEmpty || others.contains { $0.name == name || $0.uri == subject.contract.destinations[name]?.uri },
        call.dial, play, "step `\(play.step.name)` rings `\(others.first?.name ?? "")`, not `\(name)`", &verdict)
    }
  }

  /// A call rings as long as the contract says, with these options and no others. Without `g` it would end the flow.
  private func check(
    _ dial: CallPlan.Priority, seconds: Int, _ wanted: Set<Character>, _ play: StepPlay, _ verdict: inout Verdict
  ) {
    let parts = dial.arguments.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    expect(
      parts.count > 1 && parts[1] == "\(seconds)", dial, play,
      "step `\(play.step.name)` does not ring \(seconds) seconds", &verdict)
    let options = LeavingExpectation.options(of: dial)
    // The keys of callers are looked at by themselves.
    expect(
      options.subtracting(LeavingExpectation.keyed) == wanted, dial, play,
      "step `\(play.step.name)` calls with `\(String(options.sorted()))`, not with `\(String(wanted.sorted()))`",
      &verdict)
    expect(
      play.playUp(dial), dial, play, "nobody is told when the far end of step `\(play.step.name)` answers", &verdict)
  }

  private func check(_ connect: Connect, _ play: StepPlay, _ verdict: inout Verdict) {
    let limit = subject.contract.agents[connect.agent]?.maxDuration?.seconds
    let agent = subject.contract.agents[connect.agent]
    for language in flow.languages(in: play.step.name) {
      var play = play
      play.language = hasLanguages ? PhoneFacts.languageFolder(of: language) : nil
      guard let played = play.play("completed")?.player,
        let dial = played.played.last(where: { $0.application == "Dial" })
      else { continue }
      check(
        dial, seconds: connect.timeout?.seconds ?? PhoneFacts.usualRinging,
        limit == nil ? ["g", "b", "U"] : ["g", "b", "U", "L"], play, &verdict)
      let longest = dial.arguments.firstMatch(of: /L\(([0-9]+)\)/).map { String($0.1) }
      expect(
        // Whether there is a limit at all is told with the options.
        longest == limit.map { "\($0)000" } || (longest == nil) != (limit == nil), dial, play,
        "the agent of step `\(play.step.name)` does not have \(limit.map { "\($0) seconds" } ?? "all the time that it takes")",
        &verdict)
      let tag = agent?.tag(for: language) ?? agent?.language?.standard
      let route = exchange.control?["routes"]?.members.first {
        $0.value["dialplan"]?.string == dialplan.name && $0.value["step"]?.string == play.step.name
          && $0.value["languages"]?.elements.first?.string == tag
      }
      guard let route else { continue }
      let header = play.playHeader(dial, after: played)
      expect(
        header.told == "\(PhoneFacts.routeHeader) \(route.key)", header.last ?? dial, play,
        "a call of step `\(play.step.name)` does not say that it takes route `\(route.key)`", &verdict)
    }
  }

  /// The sound goes to the step's own web socket, and for no longer than the contract says. A far end that is gone at once
  /// was none.
  private func check(_ streaming: Streaming, _ play: StepPlay, _ verdict: inout Verdict) {
    let dials = (play.play("completed")?.player.played ?? []).filter { $0.application == "Dial" }
    let kind = ConformanceFindings.stream
    let place = exchange.file.location(
      dials.first?.range ?? exchange.plan.contexts[play.context]?.range ?? 0..<0)
    let url = subject.contract.streams[streaming.stream]?.url ?? ""
    verdict.expect(
      dials.count == 1 && exchange.address(ofStream: dials[0]) == url, kind, at: place,
      "step `\(play.step.name)` does not connect calls to `\(url)`, and nowhere else", declared: declared)
    guard let dial = dials.first else { return }
    check(dial, seconds: StreamFacts.connecting, ["g", "U", "L"], play, &verdict)
    verdict.expect(
      dial.arguments.firstMatch(of: /L\(([0-9]+)\)/).map { String($0.1) } == "\(streaming.max.seconds)000", kind,
      at: place, "step `\(play.step.name)` does not end after \(streaming.max.words)", declared: declared)
    let cut = play.playCutOff()
    expect(
      cut.stop == play.play("failed")?.stop, cut.player.last, play,
      "a far end of step `\(play.step.name)` that closes at once is taken for one that was there", &verdict)
  }

  // MARK: - Waiting

  private func check(_ waiting: Waiting, _ play: StepPlay, _ verdict: inout Verdict) {
    let isPrioritized = subject.contract.dialplans.contains { dialplan in
      dialplan.steps.contains {
        if case .queue(let other) = $0.act { other.queue == waiting.queue && other.priority != nil } else { false }
      }
    }
    var play = play
    // A caller may have waited with another priority before.
    play.begun["QUEUE_PRIO"] = isPrioritized ? "77" : "0"
    let edges = resolved.edges(from: play.step.name).filter { !$0.outcome.hasPrefix("key:") }
    guard let player = edges.lazy.compactMap({ play.play($0.outcome) }).first?.player,
      let queue = player.played.last(where: { $0.application == "Queue" })
    else { return }
    let priority = waiting.priority ?? 0
    expect(
      player.text.variables["QUEUE_PRIO"] == "\(priority)", queue, play,
      "callers of step `\(play.step.name)` do not wait with the priority \(priority)", &verdict)
    // Where a schedule closes, how long is left is looked at by itself.
    if waiting.schedule != nil { return }
    let parts = queue.arguments.split(separator: ",", omittingEmptySubsequences: false)
    expect(
      (parts.count > 4 ? String(parts[4]) : "") == waiting.timeout.map { "\($0.seconds)" } ?? "", queue, play,
      "callers of step `\(play.step.name)` do not wait \(waiting.timeout?.words ?? "as long as it takes")", &verdict)
  }

  private func check(_ ask: Ask, _ play: StepPlay, _ verdict: inout Verdict) {
    guard let player = play.play("key:none")?.player,
      let wait = player.played.last(where: { $0.application == "WaitExten" })
    else { return }
    let silence = ask.noInput?.after?.seconds ?? PhoneFacts.usualSilence
    expect(
      wait.arguments == "\(silence)", wait, play,
      "step `\(play.step.name)` does not wait \(silence) seconds for a key", &verdict)
    guard ask.keys.contains(where: { $0.press.length > 1 }) else { return }
    let between = ask.between?.seconds ?? PhoneFacts.usualBetween
    expect(
      player.text.variables["TIMEOUT(digit)"] == "\(between)", wait, play,
      "step `\(play.step.name)` does not wait \(between) seconds for the next key", &verdict)
  }

  private func check(_ callBack: CallBack, _ play: StepPlay, _ verdict: inout Verdict) {
    guard callBack.dialplan.utf8.allSatisfy(\.isNameByte), let player = play.play("accepted")?.player else { return }
    let noted = player.text.variables.keys.filter { $0.hasPrefix("DB(parlance-callback/") }
    expect(
      noted == ["DB(parlance-callback/\(callBack.dialplan)/14155550100)"], player.last, play,
      "step `\(play.step.name)` does not note callers down for `\(callBack.dialplan)`", &verdict)
  }

  // MARK: - Lists

  /// A list has its own numbers, and no other.
  private func check(_ branch: Branch, _ play: StepPlay, _ verdict: inout Verdict) {
    let asked = branch.cases.compactMap { item -> String? in
      if case .caller(let list)? = item.test { list } else { nil }
    }
    for (name, context) in zip(asked, play.lists()) {
      guard let list = subject.contract.lists[name] else { continue }
      let strangers = ["+12125550143", "+442079460000"].filter { number in
        !list.numbers.contains(number) && !list.prefixes.contains { number.hasPrefix($0) }
      }
      let attempts =
        list.numbers.map { ($0, "yes") } + list.prefixes.map { ($0 + "5550143", "yes") }
        + strangers.map { ($0, "no") } + [("", "no")]
      for (number, wanted) in attempts {
        var player = CallPlanPlayer(exchange.plan)
        player.text.variables["CALLERID(num)"] = number
        let stop = player.play(context, "s")
        verdict.expect(
          stop == .returned(wanted), ConformanceFindings.dialplanWay,
          at: exchange.file.location(player.last?.range ?? exchange.plan.contexts[context]?.range ?? 0..<0),
          "`\(number)` is \(wanted == "yes" ? "not " : "")in list `\(name)`, against the contract",
          declared: subject.place(of: "list.\(name)"))
      }
    }
  }
}

extension StepPlay {
  /// The contexts of the lists that a switch asks, in the order of its cases.
  func lists() -> [String] {
    guard case .branch(let branch) = step.act else { return [] }
    let asking = branch.cases.filter { $0.schedule != nil || ($0.caller != nil && $0.caller != "anonymous") }
    return zip(subroutines(asking.count), asking).filter { $1.schedule == nil }.map(\.0)
  }
}
