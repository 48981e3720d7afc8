import Facts
import Findings
import Language
import Resolve

/// What callers hear on the walk.
extension FlowWalk {
  /// What the step says before it waits or goes on: its disclosures, then its own words, then its question.
  func checkWords(_ play: StepPlay, in language: String, _ verdict: inout Verdict) {
    let step = play.step
    var play = play
    let values = SpokenValuePlay(exchange, subject.resolved, resolved, contexts, begun)
    let prepared = values.prepared(step.spokenValues, of: step, in: language)
    play.begun.merge(prepared.variables) { $1 }
    let edges = resolved.edges(from: step.name)
    // A parked call is heard no more; only a full lot comes back to the words.
    guard let edge = edges.first(where: { $0.outcome == "failed" }) ?? edges.first,
      let result = play.play(edge.outcome)
    else { return }
    let expected = dialplan.opening(of: step, in: language, first: flow.first, values: prepared.heard)
    let spoken = result.player.text.variables["CHANNEL(language)"]
    verdict.expect(
      spoken == (hasLanguages ? PhoneFacts.languageFolder(of: language) : nil), ConformanceFindings.dialplanPrompt,
      at: exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0),
      "a call in step `\(step.name)` is in \(spoken.map { "`\($0)`" } ?? "no language"), not in `\(language)`",
      declared: declared)
    let said = heard(result.player.played, in: spoken, &verdict)
    verdict.expect(
      Array(said.prefix(expected.count)) == expected, ConformanceFindings.dialplanPrompt,
      at: exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0),
      "step `\(step.name)` says \(said.isEmpty ? "nothing" : "`\(said.joined(separator: " "))`"), not `\(expected.joined(separator: " "))`",
      declared: declared)
  }

  /// The texts and values that are heard on a channel, whose language the exchange calls `spoken`.
  func heard(_ played: [CallPlan.Priority], in spoken: String?, _ verdict: inout Verdict) -> [String] {
    said(played, in: spoken) { sound, isKnown, priority in
      verdict.expect(
        isKnown, ConformanceFindings.dialplanPrompt, at: exchange.file.location(priority.range),
        "`\(sound)` is not in `phone/prompts.json`", declared: declared)
    }
  }

  /// The same, in order: texts, and values as `number 5`. `played` is told of each sound, and whether it is in the list.
  func said(
    _ priorities: [CallPlan.Priority], in spoken: String?,
    played: (Substring, Bool, CallPlan.Priority) -> Void = { _, _, _ in }
  ) -> [String] {
    var said: [String] = []
    for priority in priorities {
      if let value = SpokenValuePlay.said(priority) { said.append(value) }
      guard ["Playback", "Background", "Read"].contains(priority.application) else { continue }
      let parts = priority.arguments.split(separator: ",", omittingEmptySubsequences: false)
      let place = priority.application == "Read" ? 1 : 0
      for sound in place < parts.count ? parts[place].split(separator: "&") : [] {
        // The exchange looks in the folder of the language first.
        let text = spoken.flatMap { exchange.sounds["\($0)/\(sound)"] } ?? exchange.sounds[String(sound)]
        played(sound, text != nil, priority)
        if let text { said.append(text) }
      }
    }
    return said
  }

  /// Nothing is said of what can't be said, and values nowhere else than the contract says them.
  func checkValues(_ play: StepPlay, _ verdict: inout Verdict) {
    var play = play
    let step = play.step
    let values = SpokenValuePlay(exchange, subject.resolved, resolved, contexts, begun)
    let prepared = values.prepared(step.spokenValues, of: step, in: flow.languages(in: step.name).last ?? flow.first)
    play.begun.merge(prepared.variables) { $1 }
    let place = exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0)
    func said(_ play: StepPlay) -> [String] {
      let edge = resolved.edges(from: step.name).first
      return (edge.flatMap { play.play($0.outcome) }?.player.played ?? []).compactMap(SpokenValuePlay.said)
    }
    let all = said(play)
    let count = prepared.count(step.spokenValues)
    verdict.expect(
      all.count == count, ConformanceFindings.spokenValue, at: place,
      "step `\(step.name)` says \(all.count) values of the call, not \(count)", declared: declared)
    for value in step.spokenValues {
      for attempt in values.attempts(for: value, among: step.spokenValues, prepared) {
        var other = play
        other.begun.merge(attempt.variables) { $1 }
        let heard = said(other)
        verdict.expect(
          heard.count == attempt.left && heard.allSatisfy(all.contains),
          ConformanceFindings.spokenValue, at: place,
          "step `\(step.name)` says something of \(attempt.what)", declared: declared)
      }
    }
  }
}
