import Language

/// A path through a dialplan from its start to the end of the call.
struct ScenarioPath {
  let graph: ScenarioGraph
  /// The way by which the path is called: the last that no path before it goes. By its number in the graph, as all.
  let aim: Int
  let numbers: [Int]
  let facts: CallFacts

  /// The ways themselves, in order.
  var legs: [ScenarioLeg] { numbers.map { graph.legs[$0] } }
}
