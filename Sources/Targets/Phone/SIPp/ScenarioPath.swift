import Language

/// A path through a dialplan from its start to the end of the call.
struct ScenarioPath {
  /// The way by which the path is called: the last that no path before it goes.
  let aim: ScenarioLeg
  /// The ways by their numbers in the graph, and themselves.
  let numbers: [Int]
  let legs: [ScenarioLeg]
  let facts: CallFacts
}
