import Facts
import Findings
import Language
import Resolve
import SourceText

/// What those who answer are told before a call is put through to them.
extension FlowWalk {
  /// The contract's texts and values, whichever line answers; and of who is asked, key 1 takes the call.
  func checkTelling(_ play: StepPlay, _ verdict: inout Verdict) {
    guard case .transfer(let transfer) = play.step.act, let speech = transfer.told?.speech else { return }
    var play = play
    let step = play.step
    let values = SpokenValuePlay(exchange, subject.resolved, resolved, contexts, begun, entry: entered)
    let place = exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0)
    let rung = transfer.order == .together ? 1 : transfer.destinations.count
    for (number, language) in flow.languages(in: step.name).enumerated() {
      play.language = step.language == nil && hasLanguages ? PhoneFacts.languageFolder(of: language) : nil
      let told = flow.toldLanguage(speech, in: language)
      let prepared = values.prepared(speech.values, of: step, in: told)
      let expected = texts(speech, told, step, prepared.heard)
      // Each line in turn: who is busy is followed by the next.
      let dials = Self.dials(play, with: prepared.variables)
      verdict.expect(
        dials.count == rung, ConformanceFindings.dialplanPrompt, at: place,
        "step `\(step.name)` rings \(dials.count) times, not \(rung)", declared: declared)
      for dial in dials {
        let player = play.playAnswered(dial, keyedIn: "1")
        let spoken = player?.text.variables["CHANNEL(language)"]
        let said = heard(player?.played ?? [], in: spoken, &verdict)
        verdict.expect(
          said == expected, ConformanceFindings.dialplanPrompt, at: exchange.file.location(dial.range),
          "who answers step `\(step.name)` hears \(said.isEmpty ? "nothing" : "`\(said.joined(separator: " "))`"), not `\(expected.joined(separator: " "))`",
          declared: declared)
        verdict.expect(
          speech.values.isEmpty || spoken == PhoneFacts.languageFolder(of: told), ConformanceFindings.dialplanPrompt,
          at: exchange.file.location(dial.range),
          "who answers step `\(step.name)` is told values in \(spoken.map { "`\($0)`" } ?? "no language"), not in `\(told)`",
          declared: declared)
        if number == 0 { checkTaken(play, dial, isAsked: transfer.screen != nil, &verdict) }
      }
      checkSpans(play, speech, values, prepared, in: told, &verdict)
      if number == 0 { checkTold(play, speech, values, prepared, place, &verdict) }
    }
  }

  /// Of a span of time its parts are told, each with its word.
  private func checkSpans(
    _ play: StepPlay, _ speech: Speech, _ values: SpokenValuePlay, _ prepared: SpokenValuePlay.Prepared,
    in language: String, _ verdict: inout Verdict
  ) {
    for value in speech.values {
      guard let unit = value.unit else { continue }
      for (count, variables) in values.spans(of: value, among: speech.values, prepared) {
        let all = prepared.variables.merging(variables) { $1 }
        guard let dial = Self.dials(play, with: all).first, let player = play.playAnswered(dial, keyedIn: "1") else {
          continue
        }
        var heard = prepared.heard
        heard[value] = SpokenSpan.heard(count, unit, in: language)
        let expected = texts(speech, language, play.step, heard)
        let said = self.said(player.played, in: player.text.variables["CHANNEL(language)"])
        verdict.expect(
          said == expected, ConformanceFindings.dialplanPrompt, at: exchange.file.location(dial.range),
          "who answers step `\(play.step.name)` hears `\(said.joined(separator: " "))` of \(count) \(unit.rawValue), not `\(expected.joined(separator: " "))`",
          declared: declared)
      }
    }
  }

  private func texts(
    _ speech: Speech, _ language: String, _ step: Step, _ values: [SpokenValue: [String]]
  ) -> [String] {
    speech.heard(in: language, first: speech.isUnnamed ? language : flow.plain(in: step)).flatMap { part -> [String] in
      switch part {
      case .always(let version): [version.text]
      case .chosen: []
      case .value(let value): values[value] ?? ["the \(value.label)"]
      }
    }
  }

  private static func dials(_ play: StepPlay, with variables: [String: String]) -> [CallPlan.Priority] {
    var play = play
    play.begun.merge(variables) { $1 }
    return play.play("busy")?.player.played.filter { $0.application == "Dial" } ?? []
  }

  /// Another key, or none, is no yes; who is asked nothing has the call.
  private func checkTaken(_ play: StepPlay, _ dial: CallPlan.Priority, isAsked: Bool, _ verdict: inout Verdict) {
    for key in ["1", "2", "*", ""] {
      let left = play.playAnswered(dial, keyedIn: key)?.text.variables ?? [:]
      let isTaken = left["MASTER_CHANNEL(LEG_UP)"]?.isEmpty == false
      let isDeclined = left["MASTER_CHANNEL(LEG_DECLINED)"] == "yes" && left["GOSUB_RESULT"] == "CONTINUE"
      let takes = !isAsked || key == "1"
      verdict.expect(
        isTaken == takes && isDeclined != takes, ConformanceFindings.dialplanWay,
        at: exchange.file.location(dial.range),
        isAsked
          ? "key 1 of who answers step `\(play.step.name)` does not take the call, or \(key.isEmpty ? "no key" : "key \(key)") does"
          : "who answers step `\(play.step.name)` does not have the call behind what they are told",
        declared: declared)
      if !isAsked { break }
    }
  }

  /// Nothing is told of what can't be said, nor of a caller who shows no number.
  private func checkTold(
    _ play: StepPlay, _ speech: Speech, _ values: SpokenValuePlay, _ prepared: SpokenValuePlay.Prepared,
    _ place: Location, _ verdict: inout Verdict
  ) {
    let wanted = speech.values
    func told(_ variables: [String: String]) -> [String] {
      let dial = Self.dials(play, with: prepared.variables.merging(variables) { $1 }).first
      return (dial.flatMap { play.playAnswered($0, keyedIn: "") }?.played ?? []).compactMap(SpokenValuePlay.said)
    }
    let all = told([:])
    let count = prepared.count(wanted)
    verdict.expect(
      all.count == count, ConformanceFindings.spokenValue, at: place,
      "step `\(play.step.name)` tells \(all.count) values of the call, not \(count)", declared: declared)
    for value in wanted {
      for attempt in values.attempts(for: value, among: wanted, prepared) {
        let heard = told(attempt.variables)
        verdict.expect(
          heard.count == attempt.left && heard.allSatisfy(all.contains), ConformanceFindings.spokenValue, at: place,
          "step `\(play.step.name)` tells something of \(attempt.what)", declared: declared)
      }
    }
  }
}
