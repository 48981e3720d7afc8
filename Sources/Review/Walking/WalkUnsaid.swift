import Language
import Syntax

extension Walk {
  /// A key that only one side writes. Where the other side has the same without saying it, nothing differs.
  mutating func lone(_ entry: Side.Entry, isNew: Bool, _ field: FieldForm, _ path: Path) {
    let unsaid = unsaid(field, path, isNew ? old : new)
    if says(entry.value, isNew ? new : old, unsaid) { return }
    let (left, right) = isNew ? (nil, entry.value) : (entry.value, nil)
    if let record = recordUnsaid(entry.value, isNew ? new : old, field, path) {
      let count = found.count
      self.record(left, right, record, path)
      // Several keys that came or went in one go are one difference.
      if found.count > count + 1 {
        found.removeSubrange(count...)
        whole(entry.value, field.form, isNew: isNew, path, isMember: false)
      }
    } else if Judges.areForWhole(path) {
      whole(left, right, field, path)
    } else {
      let count = found.count
      compare(left, right, field.form, path)
      if found.count == count + 1, found[count].path.parts == path.parts, unsaid != "[]" {
        found[count].unsaid = unsaid
      }
    }
  }

  /// A value that is judged as one thing: one difference where only one side says something, or where more than one
  /// key in it differs.
  mutating func whole(_ left: NodeID?, _ right: NodeID?, _ field: FieldForm, _ path: Path) {
    let left = left.flatMap { says($0, old, field.standard) ? nil : $0 }
    let right = right.flatMap { says($0, new, field.standard) ? nil : $0 }
    guard let one = left, let other = right else {
      guard let node = left ?? right else { return }
      whole(node, field.form, isNew: left == nil, path, isMember: false)
      let side = left == nil ? new : old
      if side.tree.kind(node) == .sequence {
        let text = side.elements(node).compactMap { side.text($0) }.joined(separator: ", ")
        if left == nil { found[found.count - 1].after = text } else { found[found.count - 1].before = text }
      }
      return
    }
    let count = found.count
    compare(one, other, field.form, path)
    if found.count > count + 1, case .record = field.form {
      found.removeSubrange(count...)
      add(.changed, path, one, other)
    }
  }

  /// What holds where a key is not written: what the contract says for all of its sort, or else the language.
  func unsaid(_ field: FieldForm, _ path: Path, _ side: Side) -> String? {
    func shared(_ section: String) -> String? {
      side.origin.roots.lazy.compactMap { side.value(side.value($0, section), field.name) }.first.flatMap {
        side.text($0)
      }
    }
    switch (path.record, path.section) {
    // What a surface does not say is what the agent says.
    case ("SurfaceSettings", _): return nil
    case ("SchemaStyle", "tools"): return shared("schemas") ?? field.standard
    case ("Widget", _): return shared("widget_defaults") ?? field.standard
    default: return field.standard
    }
  }

  /// Whether a value is what holds unsaid anyway.
  func says(_ node: NodeID, _ side: Side, _ unsaid: String?) -> Bool {
    guard let unsaid else { return false }
    if let text = side.text(node) {
      return text.lowercased() == unsaid.lowercased() || Amount.of(text).map { $0 == Amount.of(unsaid) } ?? false
    }
    return unsaid == "[]" && side.tree.count(side.origin.current(node)) == 0
  }

  /// The record that a value is, if all that it must say holds unsaid too: then it is compared key by key with nothing.
  private func recordUnsaid(_ node: NodeID, _ side: Side, _ field: FieldForm, _ path: Path) -> RecordForm? {
    guard path.record != "SurfaceSettings", side.tree.kind(side.origin.current(node)) == .mapping else { return nil }
    let all: [Form] = if case .either(let all) = field.form { all } else { [field.form] }
    for case .record(let record) in all where isUnsaid(record, depth: 2) { return record }
    return nil
  }

  private func isUnsaid(_ record: RecordForm, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    let fields = forms.fields(record)
    guard fields.allSatisfy({ !$0.isRequired || $0.standard != nil }) else { return false }
    return fields.contains { field in
      if field.isRequired { return true }
      if case .record(let inner) = field.form { return isUnsaid(inner, depth: depth - 1) }
      return false
    }
  }
}
