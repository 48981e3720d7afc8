import Language
import Resolve
import SourceText

/// What lies between two contracts, each resolved for one environment: the worst first, then in the order of the
/// language and of the contract.
public func review(_ old: ResolvedContract, _ new: ResolvedContract) -> [Change] {
  review(Comparison(old: old, new: new))
}

func review(_ comparison: Comparison) -> [Change] {
  var walk = Walk(comparison)
  walk.contract()
  var gathering = Gathering(comparison)
  for difference in walk.found { gathering.take(difference) }
  return inOrder(gathering.changes())
}

/// What lies between two contracts in all their environments. What is so in each of them is said once; an
/// environment that only one of them has is a change of its own. Both are given in declared order.
public func review(environments old: [ResolvedContract], _ new: [ResolvedContract]) -> [Change] {
  var changes: [Change] = []
  var compared: [String] = []
  var found: [ChangeKey: Int] = [:]
  // Where no environment has kept its name, the first ones are compared: the contract itself may have changed too.
  let names = Set(old.map(\.contract.environment))
  let hasCommon = new.contains { names.contains($0.contract.environment) }
  for (place, contract) in new.enumerated() {
    let standIn = hasCommon || place > 0 ? nil : old.first
    let name = contract.contract.environment
    guard let previous = old.first(where: { $0.contract.environment == name }) ?? standIn else { continue }
    compared.append(name)
    for change in review(previous, contract) {
      let key = ChangeKey(change)
      if let place = found[key] {
        changes[place].environments.append(name)
      } else {
        found[key] = changes.count
        changes.append(change)
        changes[changes.count - 1].environments = [name]
      }
    }
  }
  for place in changes.indices {
    if changes[place].isOfEnvironment, changes[place].environments.count > 1 {
      changes[place].declaration = "environments"
    }
    if changes[place].environments == compared { changes[place].environments = [] }
  }
  changes += environmentsOfOne(old, new)
  return inOrder(changes)
}

/// The worst first; the order is kept among equals.
private func inOrder(_ changes: [Change]) -> [Change] {
  Impact.allCases.flatMap { impact in changes.filter { $0.impact == impact } }
}

/// What makes a change in two environments the same one.
private struct ChangeKey: Hashable {
  let words: [String]
  let places: [Location?]

  init(_ change: Change) {
    var words: [String] = []
    var places: [Location?] = []
    var open = [change]
    while let next = open.popLast() {
      // What each environment says for itself is the same if it is said alike.
      let subject = next.isOfEnvironment ? "" : next.subject
      words += [next.code, subject, next.sentence, next.impact.rawValue] + next.notes + next.reaches
      if !next.isOfEnvironment { places += [next.old, next.new] }
      open += next.parts
    }
    self.words = words
    self.places = places
  }
}

extension Change {
  /// Whether it stands in one environment's own declaration.
  fileprivate var isOfEnvironment: Bool { declaration.hasPrefix("environment.") }
}

private func environmentsOfOne(_ old: [ResolvedContract], _ new: [ResolvedContract]) -> [Change] {
  func changes(
    _ kind: ChangeKind, _ impact: Impact, _ here: [ResolvedContract], _ there: [ResolvedContract],
    _ words: String
  ) -> [Change] {
    here.compactMap { contract in
      let name = contract.contract.environment
      guard !there.contains(where: { $0.contract.environment == name }) else { return nil }
      let place = contract.contract.environments[name].flatMap { contract.origin.location($0.key) }
      let isNew = kind == EnvironmentKinds.added
      return Change(
        code: kind.code, impact: impact, declaration: "environment.\(name)", path: [],
        sentence: "environment `\(name)` \(words)", touches: [.deployment], old: isNew ? nil : place,
        new: isNew ? place : nil, notes: [], reaches: [], parts: [], environments: [])
    }
  }
  return changes(EnvironmentKinds.removed, .breaks, old, new, "is gone: nothing is built for it any more")
    + changes(EnvironmentKinds.added, .changes, new, old, "is new: everything is built for it too")
}

/// What may come of an environment as a whole.
enum EnvironmentKinds {
  static let added = ChangeKind(
    "review/environment-added", "An environment is new", why: "Everything is built for it too; nothing else changes.")
  static let removed = ChangeKind(
    "review/environment-removed", "An environment is gone",
    why: "What was deployed from its outputs can't be built again.")
}
