import Language
import Syntax

extension Walk {
  /// The whole contract: the keys of the front page, then the sections, whichever files they stand in.
  mutating func contract() {
    for field in LanguageForm.fields {
      if field.name == "environments" { environment() } else { section(field) }
    }
  }

  private mutating func section(_ field: FieldForm) {
    let lefts = values(field.name, old)
    let rights = values(field.name, new)
    if lefts.isEmpty && rights.isEmpty { return }
    let ofItsOwn = Path(section: field.name, name: "", record: "Contract", field: field.name)
    let contract = Path(
      section: "contract", name: "", parts: [field.name], record: "Contract", field: field.name)
    switch field.form {
    case .map(_, let form):
      map(lefts.flatMap { old.entries($0) }, rights.flatMap { new.entries($0) }, form, ofItsOwn) {
        Path(section: field.name, name: $0, record: "Contract", field: field.name)
      }
    case .list(let form):
      list(
        lefts.flatMap { old.elements($0) }, rights.flatMap { new.elements($0) }, form, contract,
        (lefts.first, rights.first))
    case .record: compare(lefts.first, rights.first, field.form, ofItsOwn)
    default:
      let text = lefts.first.map { old.text($0) } ?? rights.first.map { new.text($0) }
      if lefts.isEmpty || rights.isEmpty, let standard = field.standard, text == standard { return }
      compare(lefts.first, rights.first, field.form, contract)
    }
  }

  private func values(_ name: String, _ side: Side) -> [NodeID] {
    side.origin.roots.compactMap { side.value($0, name) }
  }

  /// The environments that the contracts were resolved for. What an override does shows where it does it.
  private mutating func environment() {
    func node(_ side: Side) -> NodeID? {
      values("environments", side).first.flatMap { side.value($0, side.contract.contract.environment) }
    }
    guard case .record(let record) = LanguageForm.environment else { return }
    let path = Path(
      section: "environments", name: new.contract.contract.environment, record: "Environment", field: "")
    for field in forms.fields(record) where field.name != "override" {
      let one = old.value(node(old), field.name)
      let other = new.value(node(new), field.name)
      compare(one, other, field.form, path.key(field.name, of: record.name, node(old), node(new)))
    }
  }
}
