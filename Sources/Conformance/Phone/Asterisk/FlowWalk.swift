import Facts
import Findings
import Language
import Resolve
import SourceText

/// Walks a call flow and the contexts that stand for it side by side, from its beginning.
struct FlowWalk {
  let resolved: ResolvedDialplan
  let exchange: ExchangeFiles
  let subject: Subject
  /// The context of each step that was reached.
  private(set) var contexts: [String: String] = [:]
  private var steps: [String: String] = [:]
  private var waiting: [String] = []
  private var reached: Set<String> = []
  private(set) var begun: [String: String] = [:]
  private var counts: [String: [String: String]] = [:]
  private(set) var entered: String?

  let flow: SpokenFlow
  let hasLanguages: Bool
  var dialplan: Dialplan { resolved.dialplan }
  var declared: Location? { subject.place(of: "dialplan.\(resolved.name)") }

  init(_ resolved: ResolvedDialplan, _ exchange: ExchangeFiles, _ subject: Subject) {
    self.resolved = resolved
    self.exchange = exchange
    self.subject = subject
    flow = subject.resolved.spoken(resolved)
    hasLanguages = subject.resolved.callsHaveLanguages
    // A context that is named after its step stands for it, so that a wrong way is blamed and not the right ones after it;
    // where another has that name, and the step's is told apart from it, calls lead there.
    for step in resolved.dialplan.steps {
      let name = "\(resolved.name)-\(step.name)"
      guard exchange.plan.contexts[name] != nil, exchange.plan.contexts["\(name)-2"] == nil else { continue }
      contexts[step.name] = name
      steps[name] = step.name
    }
  }

  /// The same once it has been gone: where the steps stand follows from it. What it finds is told by the check of ways.
  static func gone(_ resolved: ResolvedDialplan, _ exchange: ExchangeFiles, _ subject: Subject) -> FlowWalk {
    var walk = FlowWalk(resolved, exchange, subject)
    var unheard = Verdict()
    walk.check(&unheard)
    return walk
  }

  mutating func check(_ verdict: inout Verdict) {
    guard let entry = entry() else {
      verdict.expect(
        false, ConformanceFindings.dialplanNumber, at: exchange.file.start,
        "nothing leads to dialplan `\(dialplan.name)`",
        declared: declared)
      return
    }
    var player = CallPlanPlayer(exchange.plan)
    guard case .left(let first, "s") = player.play(entry, "s") else {
      report(player, "dialplan `\(dialplan.name)` does not begin", &verdict)
      return
    }
    let language = player.text.variables["CHANNEL(language)"]
    // The exchange says values by its own phrases, and goes by the language.
    let isTold = hasLanguages || !dialplan.spokenValues.isEmpty
    verdict.expect(
      language == (isTold ? PhoneFacts.languageFolder(of: flow.first) : nil), ConformanceFindings.dialplanPrompt,
      at: exchange.file.location(player.last?.range ?? 0..<0),
      "dialplan `\(dialplan.name)` begins in \(language.map { "`\($0)`" } ?? "no language"), not in `\(flow.first)`",
      declared: declared)
    begun = CallHistory.begun(player)
    entered = entry
    meet(dialplan.start, first, player, "the start", &verdict)
    while !waiting.isEmpty {
      let name = waiting.removeFirst()
      if let step = dialplan.steps[name], let context = contexts[name] { check(step, context, &verdict) }
    }
  }

  /// Where calls come in: by the numbers, or by the call file.
  func entry() -> String? {
    if dialplan.direction == .outbound {
      for path in subject.files.paths("phone/outbound/", ".call") {
        let lines = subject.files[path]?.text.split(separator: "\n").map(String.init) ?? []
        let context = lines.first { $0.hasPrefix("Context: ") }.map { String($0.dropFirst(9)) }
        if path == "phone/outbound/\(dialplan.name).call", let context { return context }
      }
      return exchange.plan.contexts[dialplan.name] == nil ? nil : dialplan.name
    }
    for number in dialplan.numbers {
      for name in exchange.plan.order {
        guard let first = exchange.plan.priorities(name, number)?.first, first.application == "Goto" else { continue }
        return exchange.plan.resolve(first.arguments, from: name, number)?.context
      }
    }
    return nil
  }

  private func report(_ player: CallPlanPlayer, _ message: String, _ verdict: inout Verdict) {
    verdict.expect(
      false, ConformanceFindings.dialplanWay, at: exchange.file.location(player.last?.range ?? 0..<0), message,
      declared: declared)
  }

  /// A step and the context that stands for it: always the same two.
  mutating func meet(
    _ step: String, _ context: String, _ player: CallPlanPlayer, _ way: String, _ verdict: inout Verdict
  ) {
    if contexts[step] == nil && steps[context] == nil {
      contexts[step] = context
      steps[context] = step
    }
    if reached.insert(step).inserted, contexts[step] != nil { waiting.append(step) }
    verdict.expect(
      contexts[step] == context && steps[context] == step, ConformanceFindings.dialplanWay,
      at: exchange.file.location(player.last?.range ?? 0..<0),
      "\(way) leads to `\(context)`, which is \(steps[context].map { "step `\($0)`" } ?? "another step"), not `\(step)`",
      declared: declared)
  }

  private mutating func check(_ step: Step, _ context: String, _ verdict: inout Verdict) {
    let languages = flow.languages(in: step.name)
    let pauses = dialplan.recordCall?.pauseIn ?? []
    var play = StepPlay(
      exchange: exchange, resolved: subject.resolved, dialplan: dialplan, step: step, context: context)
    for language in languages {
      // A step that sets the language is entered in another.
      play.language = step.language == nil && hasLanguages ? PhoneFacts.languageFolder(of: language) : nil
      checkWords(play, in: language, &verdict)
      checkSpans(play, in: language, &verdict)
    }
    play.isRecorded = dialplan.recordCall != nil
    play.begun = begun
    // Which case a variable comes to is looked at by itself.
    if case .branch = step.act { for name in VariablePlay.kept(begun).keys { play.begun[name] = nil } }
    play.entry = entered
    checkValues(play, &verdict)
    checkTelling(play, &verdict)
    checkPin(play, &verdict)
    checkLeaving(play, &verdict)
    checkTimes(play, &verdict)
    checkVisits(play, &verdict)
    checkComparisons(play, &verdict)
    checkReferral(play, &verdict)
    if step.streaming == nil, !subject.contract.streams.isEmpty {
      StreamExpectation.expectNone(in: play.context, of: step, exchange, declared, &verdict)
    }
    for edge in resolved.edges(from: step.name) {
      guard let result = play.play(edge.outcome) else { continue }
      checkVariables(step, play.begun, result, &verdict)
      let way = "`\(edge.outcome)` of step `\(step.name)`"
      if let to = edge.to {
        if case .left(let next, "s") = result.stop {
          meet(to, next, result.player, way, &verdict)
        } else {
          report(result.player, "\(way) does not come to step `\(to)`", &verdict)
        }
      } else {
        verdict.expect(
          result.stop == .hungUp, ConformanceFindings.dialplanWay,
          at: exchange.file.location(result.player.last?.range ?? 0..<0), "\(way) does not end the call",
          declared: declared)
      }
      checkRecording(step, result, leadsToPause: edge.to.map(pauses.contains) ?? true, &verdict)
    }
    checkKeys(step, context, &verdict)
    if case .connect = step.act { checkExits(play, step, &verdict) }
    checkRefusals(play, &verdict)
    checkPassing(play, &verdict)
  }

  /// Each last word of a far end leads where the outcome does that it means.
  private func checkRefusals(_ play: StepPlay, _ verdict: inout Verdict) {
    guard case .transfer(let transfer) = play.step.act, !transfer.refusals.isEmpty else { return }
    let edges = resolved.edges(from: play.step.name)
    for attempt in RefusalAttempt.all(of: transfer) {
      let result = play.play(farEnds: attempt.words, hasRung: attempt.hasRung)
      guard let next = edges.first(where: { $0.outcome == attempt.outcome })?.to else { continue }
      let isRight = if case .left(let context, "s") = result.stop { context == contexts[next] } else { false }
      verdict.expect(
        isRight, ConformanceFindings.dialplanWay, at: exchange.file.location(result.player.last?.range ?? 0..<0),
        "who is told \(attempt.words.map(String.init).joined(separator: " and "))\(attempt.hasRung ? " after ringing" : "") at step `\(play.step.name)` does not come to `\(next)`, as `\(attempt.outcome)`",
        declared: declared)
    }
  }

  /// A PIN is asked for as often as the contract says.
  private func checkPin(_ play: StepPlay, _ verdict: inout Verdict) {
    guard case .conference(let meeting) = play.step.act, let pin = meeting.pin,
      let player = play.play("wrong_pin")?.player
    else { return }
    let tries = pin.tries ?? PhoneFacts.usualPinTries
    let asked = player.played.filter { $0.application == "Read" }
    verdict.expect(
      asked.count == tries, ConformanceFindings.dialplanWay,
      at: exchange.file.location(player.lastChoice?.range ?? exchange.plan.contexts[play.context]?.range ?? 0..<0),
      "step `\(play.step.name)` asks \(asked.count) times for the PIN, not \(tries)", declared: declared)
  }

  /// The caller's key ends the calls of this step only if it says so, while it rings too; no other key does anything.
  private func checkLeaving(_ play: StepPlay, _ verdict: inout Verdict) {
    for dial in exchange.plan.contexts[play.context]?.extensions.values.flatMap({ $0 }) ?? []
    where dial.application == "Dial" {
      verdict.expect(
        LeavingExpectation.options(of: dial).intersection(LeavingExpectation.keyed) == play.step.keyOptions,
        ConformanceFindings.dialplanWay, at: exchange.file.location(dial.range),
        "the keys that do something while step `\(play.step.name)` puts a call through are not the contract's",
        declared: declared)
    }
    guard play.step.leaves,
      let edge = resolved.edges(from: play.step.name).first(where: { $0.outcome == PhoneFacts.leftOutcome })
    else { return }
    let early = play.playLeavingEarly()
    let late = play.play(PhoneFacts.leftOutcome)
    verdict.expect(
      early.stop == late?.stop && early.player.played.count { $0.application == "Dial" } == 1,
      ConformanceFindings.dialplanWay, at: exchange.file.location(early.player.last?.range ?? 0..<0),
      "who leaves step `\(play.step.name)` while it rings does not come to `\(edge.to ?? "")`", declared: declared)
    for dial in early.player.played where dial.application == "Dial" {
      verdict.expect(
        play.playFarEnd(dial, hangsUp: true) == "yes" && play.playFarEnd(dial, hangsUp: false) == "no",
        ConformanceFindings.dialplanWay, at: exchange.file.location(dial.range),
        "nobody tells step `\(play.step.name)` whether the far end hung up or the caller has left", declared: declared)
    }
    let cut = play.playCutOff()
    verdict.expect(
      cut.stop == play.play("failed")?.stop, ConformanceFindings.dialplanWay,
      at: exchange.file.location(cut.player.last?.range ?? 0..<0),
      "a far end of step `\(play.step.name)` that is gone at once is taken for one that the caller left",
      declared: declared)
  }

  /// What a call counts that comes to a switch as often as it asks; played once for each.
  private mutating func counted(at step: Step) -> [String: String] {
    if let known = counts[step.name] { return known }
    guard case .branch(let branch) = step.act, let often = branch.mostVisits, let context = contexts[step.name] else {
      return [:]
    }
    var play = StepPlay(
      exchange: exchange, resolved: subject.resolved, dialplan: dialplan, step: step, context: context)
    play.begun = begun
    let after = play.play(branch, holding: nil, comings: often).player.text.variables
    let counted = after.filter { $0.key.hasPrefix("VISITS_") && begun[$0.key] != $0.value }
    counts[step.name] = counted
    return counted
  }

  /// A switch leads another way from so many comings on, and no coming to another switch counts.
  private mutating func checkVisits(_ play: StepPlay, _ verdict: inout Verdict) {
    guard case .branch(let branch) = play.step.act, let most = branch.mostVisits else { return }
    var play = play
    for step in dialplan.steps where step.name != play.step.name { play.begun.merge(counted(at: step)) { $1 } }
    for coming in 1...most {
      let wanted = branch.cases.first { $0.visits.map { $0 <= coming } ?? false }?.next ?? branch.otherwise ?? ""
      let result = play.play(branch, holding: nil, comings: coming)
      var isThere = false
      if case .left(let next, "s") = result.stop { isThere = steps[next] == wanted || contexts[wanted] == next }
      verdict.expect(
        isThere, ConformanceFindings.dialplanWay, at: exchange.file.location(result.player.last?.range ?? 0..<0),
        "coming \(coming) of a call to step `\(play.step.name)` does not lead to step `\(wanted)`", declared: declared)
    }
  }

  /// Only a step that says so hands calls over: to its destination, with its headers, whatever was pressed before.
  private func checkReferral(_ play: StepPlay, _ verdict: inout Verdict) {
    let referral = play.step.referral
    let asked = (referral?.keySteps ?? []).compactMap { dialplan.steps[$0] }
    let keys = asked.map { step in if case .ask(let ask) = step.act { ask.keys } else { [Ask.Key]() } }
    let names = referral?.variables ?? []
    let states = names.isEmpty ? [] : variables.states(of: names)
    for turn in 0..<max(keys.map(\.count).max() ?? 1, states.count, 1) {
      var play = play
      var digits: [String: String] = [:]
      for (place, step) in asked.enumerated() where !keys[place].isEmpty {
        let pressed = "4\(place)${EXTEN}\\;&X-Other=7#\(turn)"
        let question = StepPlay(
          exchange: exchange, resolved: subject.resolved, dialplan: dialplan, step: step,
          context: contexts[step.name] ?? "")
        play.begun.merge(question.kept(keys[place][turn % keys[place].count], as: pressed)) { $1 }
        digits[step.name] = pressed.filter(\.isNumber)
      }
      let state = states.isEmpty ? nil : states[turn % states.count]
      play.begun.merge(state?.variables ?? [:]) { $1 }
      let held = (state?.values ?? [:]).merging(play.step.values) { $1 }
      let player = play.play(referral == nil ? resolved.edges(from: play.step.name).first?.outcome ?? "" : "end")?
        .player
      let handed = player?.played.filter { $0.application == "Transfer" } ?? []
      let isWanted =
        referral.map { referral in
          handed.count == 1 && handed[0].arguments.hasPrefix("PJSIP/<") && handed[0].arguments.hasSuffix(">")
            && WrittenAddress(handed[0].arguments.dropFirst(7).dropLast().replacing("\\;", with: ";"))
              .names(referral, in: subject.contract, keys: { digits[$0] ?? "" }, variable: { held[$0] ?? "" })
        } ?? handed.isEmpty
      verdict.expect(
        isWanted, ConformanceFindings.referral,
        at: exchange.file.location(handed.first?.range ?? exchange.plan.contexts[play.context]?.range ?? 0..<0),
        "step `\(play.step.name)` does not hand calls over as the contract says, to where it says", declared: declared)
    }
  }

  /// No key but those of the contract.
  private func checkKeys(_ step: Step, _ context: String, _ verdict: inout Verdict) {
    guard case .ask(let ask) = step.act, let extensions = exchange.plan.contexts[context] else { return }
    let known =
      ask.keys.map { ($0.press.isVariable ? "_" : "") + $0.press.text } + ["s", "i", "t", "machine", "too_many"]
    for name in extensions.order {
      verdict.expect(
        known.contains(name), ConformanceFindings.dialplanWay,
        at: exchange.file.location(extensions.extensions[name]?.first?.range ?? extensions.range),
        "step `\(step.name)` takes `\(name)`, which the contract does not", declared: declared)
    }
  }

  /// An agent may send the call to its exits only.
  private func checkExits(_ play: StepPlay, _ step: Step, _ verdict: inout Verdict) {
    guard let result = play.play("completed"), let name = result.player.text.variables["TRANSFER_CONTEXT"] else {
      return
    }
    let exits = resolved.edges(from: step.name).map {
      exchange.referUser(of: $0.outcome, (dialplan.name, step.name)) ?? $0.outcome
    }
    for exten in exchange.plan.contexts[name]?.order ?? [] {
      verdict.expect(
        exits.contains(exten), ConformanceFindings.dialplanDial,
        at: exchange.file.location(exchange.plan.priorities(name, exten)?.first?.range ?? 0..<0),
        "the agent of step `\(step.name)` may send the call to `\(exten)`, which is none of its exits",
        declared: declared)
    }
  }

  // MARK: - Recording

  private func checkRecording(
    _ step: Step, _ result: StepPlay.Result, leadsToPause: Bool, _ verdict: inout Verdict
  ) {
    let played = result.player.played.map(\.application)
    let place = exchange.file.location(exchange.plan.contexts[contexts[step.name] ?? ""]?.range ?? 0..<0)
    let kind = ConformanceFindings.dialplanRecording
    guard let recording = dialplan.recordCall else {
      verdict.expect(
        !played.contains("MixMonitor"), kind, at: place,
        "step `\(step.name)` records, but the contract says no `record_call`",
        declared: declared)
      return
    }
    let rests = recording.pauseIn.contains(step.name)
    if rests {
      let stop = played.firstIndex(of: "StopMixMonitor")
      let dial = played.firstIndex(of: "Dial") ?? played.count
      verdict.expect(
        stop.map { $0 < dial } ?? false, kind, at: place, "the recording does not rest in step `\(step.name)`",
        declared: declared)
      if case .left = result.stop, !leadsToPause {
        verdict.expect(
          played.last { $0.hasSuffix("MixMonitor") } == "MixMonitor", kind, at: place,
          "the recording does not go on after step `\(step.name)`", declared: declared)
      }
    }
    guard recording.from == step.name else { return }
    // As in a call that is not recorded yet.
    let play = StepPlay(
      exchange: exchange, resolved: subject.resolved, dialplan: dialplan, step: step, context: contexts[step.name] ?? ""
    )
    let first = play.playFirst()?.player.played ?? []
    let start = first.firstIndex { $0.application == "MixMonitor" }
    let disclosed = dialplan.disclosures?.recording?.versions.map(\.text) ?? []
    let told =
      first.firstIndex { priority in
        exchange.sounds.contains {
          disclosed.contains($0.value) && ($0.key == priority.arguments || $0.key.hasSuffix("/\(priority.arguments)"))
        }
      } ?? -1
    verdict.expect(
      start.map { $0 > told } ?? false, kind, at: place,
      "step `\(step.name)` does not begin the recording after it is disclosed",
      declared: declared)
  }
}
