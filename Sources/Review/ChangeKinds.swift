import Language

/// Every sort of change that somebody judges, sorted by code.
public var everyChangeKind: [ChangeKind] {
  (everyJudge.flatMap { $0.kinds } + SchemaKinds.all + [
    EnvironmentKinds.added, EnvironmentKinds.removed, VariableKinds.changed,
    OrderKinds.changed,
  ])
  .sorted { $0.code < $1.code }
}

/// What a code means: of one that no judge gives too, which follows from the language alone.
public func changeKind(_ code: String) -> ChangeKind? {
  if let kind = everyChangeKind.first(where: { $0.code == code }) { return kind }
  for section in Sections.known.values.sorted(by: { $0.kind < $1.kind }) {
    for (word, what, fate) in [
      ("added", "is new", section.added), ("removed", "is gone", section.removed),
      ("renamed", "has another name and the same content", section.renamed),
    ] where code == "review/\(Wording.kebab(section.kind))-\(word)" {
      let effect =
        fate.effect.isEmpty
        ? "What that does follows from what names it."
        : "\(fate.effect.prefix(1).uppercased())\(fate.effect.dropFirst())."
      return ChangeKind(code, "A declaration `\(section.kind)` \(what)", why: effect)
    }
  }
  return LanguageKinds.all[code]
}

/// The changes of keys that nobody judges, by their codes.
private struct LanguageKinds {
  static let all = LanguageKinds().kinds

  var kinds: [String: ChangeKind] = [:]
  private var known: Set<String> = []

  init() { add(LanguageForm.fields, of: "Contract") }

  private mutating func add(_ fields: [FieldForm], of record: String) {
    for field in fields {
      let code = "review/" + Wording.kebab(record) + "-" + Wording.kebab(field.name)
      kinds[code] = ChangeKind(
        code, "`\(field.name)` of \(record) is another one",
        why: "\(field.summary) Nothing that worked stops working, but it is noticed.")
      add(field.form)
    }
  }

  private mutating func add(_ form: Form) {
    switch form {
    case .record(let record): if known.insert(record.name).inserted { add(record.fields, of: record.name) }
    case .list(let element): add(element)
    case .map(_, let value): add(value)
    case .either(let forms): for form in forms { add(form) }
    default: break
    }
  }
}
