import Language
import Resolve

/// One way that a scenario goes: a way of the graph, or a question that is put again.
struct ScenarioLeg: Hashable {
  let from: Int
  /// As `CallGraph.Way`; `no_match:again` and `no_input:again` stay in the step.
  let outcome: String
  let to: Int?

  /// The answer that is keyed in; nil where the way is no answer.
  var answer: KeyPattern? { KeyPattern(key: outcome) }

  init(_ way: CallGraph.Way) {
    from = way.from
    outcome = way.outcome
    to = way.to
  }

  init(again outcome: String, in step: Int) {
    from = step
    self.outcome = "\(outcome):again"
    to = step
  }
}

/// The ways of a dialplan by numbers, as a search for paths wants them. A call is at a place: a step, or a question that
/// has been put again, from which only an answer leads on. A reference: every path holds it.
final class ScenarioGraph: Sendable {
  let dialplan: Dialplan
  let steps: [Step]
  let start: Int?
  /// All ways, and each question that may be put again; those of a step follow each other.
  let legs: [ScenarioLeg]
  /// The ways that leave each place.
  private let leaving: [Range<Int>]
  /// The place to which each way leads; -1 is the end of the call.
  let target: [Int]
  /// Whether a way may be taken where a question has been put again.
  let isAnswer: [Bool]

  init(_ graph: CallGraph) {
    dialplan = graph.dialplan
    steps = graph.steps
    start = graph.start
    let most = graph.ways.count + 2 * graph.steps.count
    var (legs, leaving, target, isAnswer) = ([ScenarioLeg](), [Range<Int>](), [Int](), [Bool]())
    legs.reserveCapacity(most)
    leaving.reserveCapacity(graph.steps.count)
    target.reserveCapacity(most)
    isAnswer.reserveCapacity(most)
    for (index, step) in graph.steps.enumerated() {
      let first = legs.count
      for way in graph.leaving[index] {
        legs.append(ScenarioLeg(way))
        target.append(way.to ?? -1)
      }
      var hasKeys = false
      if case .ask(let ask) = step.act {
        hasKeys = !ask.keys.isEmpty
        if (ask.noMatch?.tries ?? 1) > 1 { legs.append(ScenarioLeg(again: "no_match", in: index)) }
        if (ask.noInput?.tries ?? 1) > 1 { legs.append(ScenarioLeg(again: "no_input", in: index)) }
      }
      for number in first..<legs.count {
        if number == target.count { target.append(graph.steps.count + index) }
        isAnswer.append(
          hasKeys ? legs[number].outcome.hasPrefix("key:") : target[number] < graph.steps.count)
      }
      leaving.append(first..<legs.count)
    }
    self.legs = legs
    self.leaving = leaving
    self.target = target
    self.isAnswer = isAnswer
  }

  var places: Int { steps.count * 2 }

  /// The ways that leave a place; where a question has been put again only those that are answers may be taken.
  func leaving(_ place: Int) -> Range<Int> { leaving[place < steps.count ? place : place - steps.count] }

  /// Whether a place is a question that has been put again.
  func isAgain(_ place: Int) -> Bool { place >= steps.count }
}
