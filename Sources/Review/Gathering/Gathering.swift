import Language
import SourceText
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
    let renamed = renamedVariables
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
      case .variable(let name) where renamed.contains { $0.value == name }: continue
      case .variable(let name) where renamed[name] != nil:
        changes.append((nil, judging.change(ofVariable: name, renamed: renamed[name]!)))
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
    return once(changes.map { cause, change in cause.flatMap { effects[$0] }.map { change.with($0) } ?? change })
  }

  /// The new names of variables that have another name, by the old ones: no text differs because of them, and there is
  /// only one new variable with the same value.
  private var renamedVariables: [String: String] {
    let (old, new) = (comparison.old.origin.variables, comparison.new.origin.variables)
    let unread = variables.filter { $1.allSatisfy { $0.path.section == "environments" } }.keys.sorted()
    let gone = unread.filter { new[$0] == nil }
    let fresh = unread.filter { old[$0] == nil }
    var renamed: [String: String] = [:]
    for name in gone where gone.count(where: { old[$0] == old[name] }) == 1 {
      let twins = fresh.filter { new[$0] == old[name] }
      if twins.count == 1 { renamed[name] = twins[0] }
    }
    return renamed
  }

  /// Lines that several places have by an anchor are one cause: told once, with the declarations that have them.
  private func once(_ changes: [Change]) -> [Change] {
    var merged: [Change] = []
    var places: [[Location?]: [Int]] = [:]
    for change in changes {
      let place = [change.old, change.new]
      let twin = places[place]?.first { merged[$0].code == change.code && merged[$0].path.last == change.path.last }
      guard let twin, change.old != nil || change.new != nil else {
        places[place, default: []].append(merged.count)
        merged.append(change)
        continue
      }
      var one = merged[twin]
      if change.impact > one.impact { (one.impact, one.sentence) = (change.impact, change.sentence) }
      one.touches = Audience.inOrder(one.touches + change.touches)
      let reaches = (one.reaches.isEmpty ? [one.declaration] : one.reaches)
      one.reaches = reaches + (reaches.contains(change.declaration) ? [] : [change.declaration])
      merged[twin] = one
    }
    return merged
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
