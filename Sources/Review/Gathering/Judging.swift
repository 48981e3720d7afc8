import Language
import SourceText
import Syntax

/// Makes a change of one difference.
struct Judging {
  let comparison: Comparison
  private let present: Set<Audience>

  init(_ comparison: Comparison) {
    self.comparison = comparison
    present = comparison.present
  }

  func change(_ difference: Difference) -> Change {
    let judgement = Judges.judgement(difference, comparison) ?? general(difference)
    let change = change(difference, judgement)
    let inner = consequences(difference)
    return inner.isEmpty ? change : change.with(inner)
  }

  /// A new name where something that was renamed is named: it does nothing of its own.
  func neutral(_ difference: Difference) -> Change {
    change(difference, Judgement(ChangeKind(Wording.code(difference.path), "", why: ""), .safe))
  }

  /// What is said of a difference that nobody judges.
  private func general(_ difference: Difference) -> Judgement {
    let path = difference.path
    if difference.kind == .reordered { return Judgement(OrderKinds.changed, .changes) }
    guard path.parts.isEmpty else {
      return Judgement(ChangeKind(Wording.code(path), "", why: ""), .changes)
    }
    let section = Sections.of(path.section)
    let (fate, word): (Sections.Fate, String) =
      switch difference.kind {
      case .added: (section.added, "added")
      case .removed: (section.removed, "removed")
      case .renamed: (section.renamed, "renamed")
      case .changed, .reordered: ((.changes, ""), "changed")
      }
    return Judgement(
      ChangeKind("review/\(Wording.kebab(section.kind))-\(word)", "", why: ""), fate.impact, fate.effect)
  }

  private func change(_ difference: Difference, _ judgement: Judgement) -> Change {
    let path = difference.path
    let effect = judgement.effect.isEmpty ? "" : ": " + judgement.effect
    return Change(
      code: judgement.kind.code, impact: judgement.impact, declaration: path.declaration, path: path.parts,
      sentence: judgement.sentence ?? Wording.sentence(difference) + effect,
      touches: Audience.inOrder(judgement.touches ?? comparison.audiences(of: path)).filter { present.contains($0) },
      before: difference.before, after: difference.after,
      old: place(comparison.old, difference.old, difference.oldKey),
      new: place(comparison.new, difference.new, difference.newKey), notes: judgement.notes, reaches: [], parts: [],
      environments: [])
  }

  /// The place of a value; of what came or went as a whole, that of its name.
  private func place(_ side: Side, _ value: NodeID?, _ key: NodeID?) -> Location? {
    guard let value else { return nil }
    return side.origin.location(key ?? value)
  }

  /// What is in something new that would be dangerous anywhere: a link, a transfer, a recording.
  private func consequences(_ difference: Difference) -> [Change] {
    guard difference.kind == .added, !Judges.areForWhole(difference.path), let form = difference.form,
      let node = difference.new
    else { return [] }
    var walk = Walk(comparison)
    walk.isDeep = true
    switch form {
    case .record(let record) where record.name != "Type":
      walk.keys(of: node, isNew: true, record, difference.path)
    case .list, .map, .either: walk.alone(node, isNew: true, form, difference.path)
    default: return []
    }
    return walk.found.compactMap { inner in
      guard inner.new != difference.new, let judgement = Judges.judgement(inner, comparison),
        judgement.impact >= .exposes
      else { return nil }
      return change(inner, judgement)
    }
  }
}
