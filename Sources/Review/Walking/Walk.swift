import Language
import Syntax

/// Goes through both contracts side by side, led by the language's own description: what the language can say is
/// compared, whether somebody judges it or not.
struct Walk {
  let comparison: Comparison
  let forms = FormTable()
  /// Whether what came or went is told down to its last key, rather than as a whole.
  var isDeep = false
  var found: [Difference] = []
  /// The declarations of earlier sections that have another name.
  var renames = Renames()

  init(_ comparison: Comparison) { self.comparison = comparison }

  var old: Side { comparison.old }
  var new: Side { comparison.new }

  /// Compares two values of a form; nil where nothing is written.
  mutating func compare(_ left: NodeID?, _ right: NodeID?, _ form: Form, _ path: Path) {
    guard let one = left, let other = right else {
      if let node = left ?? right { alone(node, isNew: left == nil, form, path) }
      return
    }
    let left = old.origin.current(one)
    let right = new.origin.current(other)
    if comparison.same(left, right) { return }
    switch chosen(form, left, right) {
    case .record(let record)?: self.record(left, right, record, path)
    case .map(_, let value)?: map(old.entries(left), new.entries(right), value, path, keys: nil)
    case .list(let element)?: list(old.elements(left), new.elements(right), element, path, (left, right))
    case .json?: json(left, right, path)
    case .boolean?: leaf(left, right, path) { $0.lowercased() == $1.lowercased() }
    case .integer?, .number?: leaf(left, right, path) { $0 == $1 || Double($0) != nil && Double($0) == Double($1) }
    case .text?, .words?: leaf(left, right, path) { $0 == $1 }
    case .either?, nil: add(.changed, path, left, right)
    }
  }

  /// Compares two records key by key; nil where none is written, and each key then has what holds unsaid.
  mutating func record(_ left: NodeID?, _ right: NodeID?, _ record: RecordForm, _ path: Path) {
    let scalarKey = record.name == "Type" ? "type" : nil
    let lefts = left.map { old.entries($0, scalarAs: scalarKey) } ?? []
    let rights = right.map { new.entries($0, scalarAs: scalarKey) } ?? []
    for field in forms.fields(record) {
      let one = lefts.first { $0.name == field.name }
      let other = rights.first { $0.name == field.name }
      if one == nil && other == nil { continue }
      let below = path.key(field.name, of: record.name, left, right)
      if let lone = one ?? other, one == nil || other == nil {
        self.lone(lone, isNew: one == nil, field, below)
      } else if Judges.areForWhole(below) {
        whole(one?.value, other?.value, field, below)
      } else {
        compare(one?.value, other?.value, field.form, below)
      }
    }
  }

  private mutating func leaf(_ left: NodeID, _ right: NodeID, _ path: Path, _ isSame: (String, String) -> Bool) {
    if let one = old.text(left), let other = new.text(right), isSame(one, other) { return }
    add(.changed, path, left, right)
  }

  /// Raw JSON by its own structure, so that the place is exact.
  private mutating func json(_ left: NodeID, _ right: NodeID, _ path: Path) {
    let form = Form.json(what: "")
    switch (old.tree.kind(left), new.tree.kind(right)) {
    case (.mapping, .mapping): map(old.entries(left), new.entries(right), form, path, keys: nil)
    case (.sequence, .sequence): list(old.elements(left), new.elements(right), form, path, (left, right))
    case (.scalar, .scalar) where jsonValue(old, left) == jsonValue(new, right): return
    default: add(.changed, path, left, right)
    }
  }

  /// The form that both values have, of those that are allowed; nil where they differ in form.
  private func chosen(_ form: Form, _ left: NodeID, _ right: NodeID) -> Form? {
    let kinds = [old.tree.kind(left), new.tree.kind(right)]
    switch form {
    case .either(let all):
      let forms = self.forms
      let isList = kinds.contains(.sequence) && !kinds.contains(.mapping)
      for form in all {
        switch form {
        case .list where isList: return form
        case .record(let record) where record.name == "Type" && kinds.contains(.mapping): return form
        case .record(let record) where kinds == [.mapping, .mapping]:
          // Beside a mapping of names a record is known by its keys.
          if forms.has(record, old.entries(left)) && forms.has(record, new.entries(right)) { return form }
        case .map where kinds == [.mapping, .mapping]: return form
        case .json where !kinds.contains(.scalar): return form
        case .text, .words, .integer, .number, .boolean:
          if kinds == [.scalar, .scalar] { return form }
        default: continue
        }
      }
      return nil
    case .json: return form
    case .record, .map: return kinds == [.mapping, .mapping] ? form : nil
    case .list: return kinds.contains(.mapping) ? nil : form
    case .text, .words, .integer, .number, .boolean: return kinds == [.scalar, .scalar] ? form : nil
    }
  }

  mutating func add(
    _ kind: Difference.Kind, _ path: Path, _ left: NodeID?, _ right: NodeID?, keys: (NodeID?, NodeID?) = (nil, nil),
    isMember: Bool = false, form: Form? = nil
  ) {
    found.append(
      Difference(
        kind: kind, path: path, old: left, new: right, oldKey: keys.0, newKey: keys.1, before: old.text(left),
        after: new.text(right), isMember: isMember, form: form))
  }
}
