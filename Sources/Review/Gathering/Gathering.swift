import Language
import Syntax

/// Makes changes of differences: what has one cause becomes one change.
struct Gathering {
  let comparison: Comparison
  /// In the order of the walk; what belongs together stands where its first part was met.
  private var heads: [Head] = []
  private var variables: [String: [Difference]] = [:]
  private var schemas: [SchemaRole: [Difference]] = [:]

  private enum Head {
    case plain(Difference)
    case variable(String)
    case schema(SchemaRole)
  }

  init(_ comparison: Comparison) { self.comparison = comparison }

  mutating func take(_ difference: Difference) {
    if let name = variable(behind: difference) {
      if variables[name] == nil { heads.append(.variable(name)) }
      variables[name, default: []].append(difference)
    } else if let role = SchemaRole(difference) {
      if schemas[role] == nil { heads.append(.schema(role)) }
      schemas[role, default: []].append(difference)
    } else {
      heads.append(.plain(difference))
    }
  }

  /// The variable because of which a text differs that is written the same; or the one whose own value this is.
  private func variable(behind difference: Difference) -> String? {
    let path = difference.path
    if path.section == "environments", path.field == "variables", path.parts.count == 2 { return path.parts[1] }
    guard difference.kind == .changed, let left = difference.old, let right = difference.new else { return nil }
    let (old, new) = (comparison.old, comparison.new)
    guard old.tree.kind(left) == .scalar, old.tree.string(left) == new.tree.string(right) else { return nil }
    return new.origin.variableNames(in: right).first { old.origin.variables[$0] != new.origin.variables[$0] }
  }

  func changes() -> [Change] {
    let plain = heads.compactMap { if case .plain(let difference) = $0 { difference } else { nil } }
    let causes = Causes(plain)
    let judging = Judging(comparison)
    let verdicts = SchemaVerdicts(comparison)
    var effects: [Int: [Change]] = [:]
    var changes: [(cause: Int?, change: Change)] = []
    var place = 0
    for head in heads {
      switch head {
      case .plain(let difference):
        switch causes.cause(of: difference, at: place) {
        case .rename(let cause)?: effects[cause, default: []].append(judging.neutral(difference))
        case .removal(let cause)?: effects[cause, default: []].append(judging.change(difference))
        case nil: changes.append((place, judging.change(difference)))
        }
        place += 1
      case .variable(let name):
        changes.append((nil, judging.change(ofVariable: name, variables[name]!, verdicts)))
      case .schema(let role):
        let differences = schemas[role]!
        if let cause = causes.cause(ofAll: differences) {
          effects[cause.place, default: []] += differences.map { judging.neutral($0) }
        } else {
          changes.append((nil, verdicts.change(role, differences.map { judging.change($0) })))
        }
      }
    }
    return changes.map { cause, change in cause.flatMap { effects[$0] }.map { change.with($0) } ?? change }
  }
}

extension Change {
  /// The change with what follows from it: it does what the worst of them does, and touches whom they touch.
  func with(_ parts: [Change]) -> Change {
    var change = self
    change.parts += parts
    for part in parts {
      change.impact = max(change.impact, part.impact)
      change.touches = Audience.inOrder(change.touches + part.touches)
    }
    return change
  }
}
