import Facts
import Findings
import Language

/// A span of time that a tool may answer, and what must be heard of it.
enum SpokenSpan {
  /// What is heard, one after the other: numbers as `number 5`, with the gender if it makes a difference, and texts.
  static func heard(_ count: Int, _ unit: SpokenValue.Unit, in language: String) -> [String] {
    guard let words = SpokenDurations.words(of: language) else { return [] }
    let all: [(name: String, count: Int)] =
      switch unit {
      case .seconds: [("hours", count / 3_600), ("minutes", count / 60 % 60), ("seconds", count % 60)]
      case .minutes: [("hours", count / 60), ("minutes", count % 60)]
      case .hours: [("hours", count)]
      case .days: [("days", count)]
      }
    var said = all.filter { $0.count != 0 }
    if said.isEmpty { said = [all[all.count - 1]] }
    var heard: [String] = []
    for (place, part) in said.enumerated() {
      if place > 0, place == said.count - 1 { heard.append(words.and) }
      guard let unit = words.units[part.name] else { return [] }
      if let whole = unit.whole.first(where: { $0.count == part.count }) {
        heard.append(whole.text)
      } else {
        heard += ["number \(part.count)" + (unit.gender.map { ",\($0)" } ?? ""), unit.word]
      }
    }
    return heard
  }

  /// All that may be heard of spans in a unit.
  static func texts(_ unit: SpokenValue.Unit, in language: String) -> [String] {
    guard let words = SpokenDurations.words(of: language) else { return [] }
    let names =
      switch unit {
      case .seconds: ["hours", "minutes", "seconds"]
      case .minutes: ["hours", "minutes"]
      case .hours, .days: [unit.rawValue]
      }
    return names.compactMap { words.units[$0] }.flatMap { $0.whole.map(\.text) + [$0.word] }
      + (names.count > 1 ? [words.and] : [])
  }

  /// Numbers at which something else is heard, in some language and unit.
  static let examples = [
    0, 1, 2, 20, 21, 22, 31, 41, 51, 59, 60, 61, 65, 81, 119, 120, 600, 1_260, 3_599, 3_600, 3_601, 3_660, 3_661, 7_265,
    75_600, 86_399, 99_999, 999_999,
  ]
}

extension FlowWalk {
  /// Of a span of time its parts are heard, each with its word, in a call in a language.
  func checkSpans(_ play: StepPlay, in language: String, _ verdict: inout Verdict) {
    let step = play.step
    guard step.spokenValues.contains(where: { $0.unit != nil }) else { return }
    let values = SpokenValuePlay(exchange, subject.resolved, resolved, contexts, begun)
    let prepared = values.prepared(step.spokenValues, of: step, in: language)
    let edges = resolved.edges(from: step.name)
    guard let edge = edges.first(where: { $0.outcome == "failed" }) ?? edges.first else { return }
    for value in step.spokenValues {
      guard let unit = value.unit else { continue }
      for (count, variables) in values.spans(of: value, among: step.spokenValues, prepared) {
        var play = play
        play.begun.merge(prepared.variables) { $1 }
        play.begun.merge(variables) { $1 }
        guard let result = play.play(edge.outcome) else { continue }
        var heard = prepared.heard
        heard[value] = SpokenSpan.heard(count, unit, in: language)
        let expected = dialplan.opening(of: step, in: language, first: flow.first, values: heard)
        let said = self.said(result.player.played, in: result.player.text.variables["CHANNEL(language)"])
        verdict.expect(
          Array(said.prefix(expected.count)) == expected, ConformanceFindings.dialplanPrompt,
          at: exchange.file.location(exchange.plan.contexts[play.context]?.range ?? 0..<0),
          "step `\(step.name)` says `\(said.joined(separator: " "))` of \(count) \(unit.rawValue), not `\(expected.joined(separator: " "))`",
          declared: declared)
      }
    }
  }
}
