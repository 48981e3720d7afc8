import Language

/// A path through a dialplan from its start to the end of the call.
struct ScenarioPath {
  let graph: ScenarioGraph
  /// The way by which the path is called: the last that no path before it goes. By its number in the graph, as all.
  let aim: Int
  let numbers: [Int]
  /// Which of its answers a tool gives, by the place of the way that follows it; the first by which it comes to that way where
  /// nothing is said.
  var answers: [Int: Int] = [:]
  let facts: CallFacts

  /// The ways themselves, in order.
  var legs: [ScenarioLeg] { numbers.map { graph.legs[$0] } }
}
