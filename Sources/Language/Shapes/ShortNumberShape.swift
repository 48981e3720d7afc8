import Syntax

extension Shape where Value == [ShortNumber] {
  /// Short numbers and the destination of each.
  static let shortNumbers = Shape(.map(keys: nil, Shape<String>.reference(.destination).form())) { node, reader in
    guard reader.expect(.mapping, node, { .map(keys: nil, Shape<String>.reference(.destination).form()) }) else {
      return nil
    }
    var numbers: [ShortNumber] = []
    for (key, item) in reader.tree.pairs(node) {
      let outer = reader.owner
      reader.owner = key
      defer { reader.owner = outer }
      let item = reader.current(item)
      guard let destination = Shape<String>.reference(.destination).read(item, &reader) else { continue }
      numbers.append(
        ShortNumber(number: reader.tree.string(key), destination: destination, key: key, node: item))
    }
    return numbers
  }
}
