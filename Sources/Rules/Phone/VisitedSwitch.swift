import Language
import Resolve

/// A switch that asks how often a call has come to it.
extension CallGraph {
  /// Whether a call comes to a switch a second time, so that a case of `visits` can hold: by a way that it can go before.
  func comesBack(to step: Int, before visits: Int) -> Bool {
    guard case .branch(let branch) = steps[step].act else { return false }
    let later = branch.cases.filter { ($0.visits ?? 0) >= visits }.map { "if:\($0.label)" }
    let next = leaving[step].filter { !later.contains($0.outcome) }.compactMap(\.to)
    return reachable(from: next)[step]
  }

  /// Whether no call goes a way for ever. What stands behind a case of `visits` is not asked any more once that holds, which
  /// it does from then on; and the case itself never holds where no call comes back.
  func isLimited(_ way: Way) -> Bool {
    guard case .branch(let branch) = steps[way.from].act,
      let limit = branch.cases.firstIndex(where: { $0.visits != nil })
    else { return false }
    guard let place = branch.cases.firstIndex(where: { way.outcome == "if:\($0.label)" }), place <= limit else {
      return true
    }
    return branch.cases[place].visits.map { !comesBack(to: way.from, before: $0) } ?? false
  }
}
