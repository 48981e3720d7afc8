import Language
import Syntax

extension Walk {
  /// Compares mappings by their names; an entry that has another name and the same content is renamed.
  /// `keys` makes a path of a name: by itself below a declaration, or a declaration of its own.
  mutating func map(
    _ lefts: [Side.Entry], _ rights: [Side.Entry], _ form: Form, _ path: Path, keys: ((String) -> Path)?
  ) {
    let pathOf = keys ?? { path.adding($0) }
    let oldPlaces = Dictionary(lefts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let newNames = Set(rights.map(\.name))
    var gone = lefts.filter { !newNames.contains($0.name) }
    let fresh = rights.filter { oldPlaces[$0.name] == nil }
    let renamed = pairs(gone, fresh, isDeclaration: keys != nil)
    if keys != nil { for pair in renamed { renames.add(pair.from.name, pair.to.name) } }
    gone.removeAll { entry in renamed.contains { $0.from.name == entry.name } }
    for entry in rights {
      if let place = oldPlaces[entry.name] {
        compare(lefts[place].value, entry.value, form, pathOf(entry.name))
      } else if let rename = renamed.first(where: { $0.to.name == entry.name }) {
        add(
          .renamed(from: rename.from.name, to: entry.name), pathOf(entry.name), rename.from.value, entry.value,
          keys: (rename.from.key, entry.key), isMember: true)
      } else {
        whole(entry.value, form, isNew: true, pathOf(entry.name), key: entry.key, isMember: true)
      }
    }
    for entry in gone { whole(entry.value, form, isNew: false, pathOf(entry.name), key: entry.key, isMember: true) }
  }

  /// Entries with the same content under another name, where there is only one such pair. A scalar, or a single word
  /// below a declaration, is too little to go by.
  private func pairs(_ gone: [Side.Entry], _ fresh: [Side.Entry], isDeclaration: Bool) -> [(
    from: Side.Entry, to: Side.Entry
  )] {
    guard !gone.isEmpty, !fresh.isEmpty, gone.count * fresh.count <= 250_000 else { return [] }
    func isTelling(_ entry: Side.Entry) -> Bool {
      old.tree.kind(entry.value) == .mapping && old.tree.count(entry.value) >= (isDeclaration ? 1 : 2)
    }
    var pairs: [(from: Side.Entry, to: Side.Entry)] = []
    for entry in gone where isTelling(entry) {
      let twins = fresh.filter { comparison.same(entry.value, $0.value, under: renames) }
      guard twins.count == 1 else { continue }
      let rivals = gone.count { comparison.same($0.value, twins[0].value, under: renames) }
      if rivals == 1 { pairs.append((entry, twins[0])) }
    }
    return pairs
  }
}
