import JSONValues
import Language
import Syntax

extension Walk {
  /// What only one of the contracts has. A list or mapping comes or goes entry by entry, and a record key by key where
  /// its keys are judged; anything else as a whole.
  mutating func alone(
    _ node: NodeID, isNew: Bool, _ form: Form, _ path: Path, key: NodeID? = nil, isMember: Bool = false
  ) {
    let side = isNew ? new : old
    let node = side.origin.current(node)
    let kind = side.tree.kind(node)
    if kind == .mapping, !isMember, Judges.areForWhole(path) {
      whole(node, form, isNew: isNew, path, key: key, isMember: false)
      return
    }
    switch form {
    case .list(let element) where kind == .sequence && side.tree.count(node) > 0:
      for (place, item) in side.elements(node).enumerated() {
        member(item, isNew: isNew, element, path.adding(part(of: item, element, side, place)), key: nil)
      }
    case .map(_, let value) where kind == .mapping && side.tree.count(node) > 0:
      for entry in side.entries(node) {
        member(entry.value, isNew: isNew, value, path.adding(entry.name), key: entry.key)
      }
    case .record(let record) where kind == .mapping && record.name != "Type":
      let isJudged = Judges.areFor(path)
      if !isDeep && (isMember || isJudged || !Judges.records.contains(record.name)) || isDeep && isJudged {
        whole(node, form, isNew: isNew, path, key: key, isMember: isMember)
      }
      guard isDeep || !isMember && !isJudged && Judges.records.contains(record.name) else { return }
      keys(of: node, isNew: isNew, record, path)
    case .either(let forms):
      let fitting = forms.first { form in
        switch form {
        case .list: kind == .sequence
        case .record(let record): kind == .mapping && (forms.count == 1 || self.forms.has(record, side.entries(node)))
        case .map: kind == .mapping
        default: false
        }
      }
      if let fitting {
        alone(node, isNew: isNew, fitting, path, key: key, isMember: isMember)
      } else {
        whole(node, form, isNew: isNew, path, key: key, isMember: isMember)
      }
    default: whole(node, form, isNew: isNew, path, key: key, isMember: isMember)
    }
  }

  /// The keys of a record that only one of the contracts has.
  mutating func keys(of node: NodeID, isNew: Bool, _ record: RecordForm, _ path: Path) {
    let side = isNew ? new : old
    let entries = side.entries(node)
    for field in forms.fields(record) {
      guard let entry = entries.first(where: { $0.name == field.name }) else { continue }
      let below = path.key(field.name, of: record.name, isNew ? nil : node, isNew ? node : nil)
      if says(entry.value, side, unsaid(field, below, isNew ? old : new)) { continue }
      alone(entry.value, isNew: isNew, field.form, below, key: entry.key)
    }
  }

  private mutating func member(_ node: NodeID, isNew: Bool, _ form: Form, _ path: Path, key: NodeID?) {
    if isDeep {
      alone(node, isNew: isNew, form, path, key: key, isMember: true)
    } else {
      whole(node, form, isNew: isNew, path, key: key, isMember: true)
    }
  }

  mutating func whole(
    _ node: NodeID, _ form: Form, isNew: Bool, _ path: Path, key: NodeID? = nil, isMember: Bool
  ) {
    add(
      isNew ? .added : .removed, path, isNew ? nil : node, isNew ? node : nil, keys: isNew ? (nil, key) : (key, nil),
      isMember: isMember, form: form)
  }

  /// What an element of a list is called in a path: by what tells it from the others, else by its number.
  func part(of node: NodeID, _ form: Form, _ side: Side, _ place: Int) -> String {
    identity(of: node, form, side) ?? String(place + 1)
  }

  /// The text of the key that tells an element from the others.
  func identity(of node: NodeID, _ form: Form, _ side: Side) -> String? {
    guard let key = forms.identity(form), let value = side.value(node, key) else { return nil }
    let texts = side.elements(value).compactMap { side.text($0) }
    let text = texts.joined(separator: ",")
    return texts.isEmpty || text.utf8.count > 40 ? nil : text
  }

  /// A scalar of raw JSON as a value.
  func jsonValue(_ side: Side, _ node: NodeID) -> JSONValue {
    guard side.tree.isPlain(node), !side.tree.holds(node, 0x24) else { return .string(side.origin.text(node)) }
    return side.tree.jsonValue(node).value
  }
}
