import Language
import Syntax

extension Walk {
  /// Compares lists: which elements are the same, which one became which, and what came, went or moved.
  mutating func list(
    _ lefts: [NodeID], _ rights: [NodeID], _ form: Form, _ path: Path, _ lists: (NodeID?, NodeID?)
  ) {
    var alignment = Alignment(lefts.count, rights.count) { comparison.same(lefts[$0], rights[$1]) }
    let names = (
      lefts.map { identity(of: $0, form, old) ?? old.text($0) },
      rights.map { identity(of: $0, form, new) ?? new.text($0) }
    )
    alignment.pairByName(names.0, names.1)
    alignment.pairInGaps { isSuccessor(lefts[$0], rights[$1]) }
    if alignment.isMoved { add(.reordered, path, lists.0, lists.1) }
    for (place, node) in rights.enumerated() {
      if let other = alignment.partner[place] {
        compare(lefts[other], node, form, path.adding(part(of: node, form, new, place)))
      } else {
        whole(node, form, isNew: true, path.adding(part(of: node, form, new, place)), isMember: true)
      }
    }
    for (place, node) in lefts.enumerated() where !alignment.isPaired(left: place) {
      whole(node, form, isNew: false, path.adding(part(of: node, form, old, place)), isMember: true)
    }
  }

  /// Whether one element may have become the other: a record that is of the same sort, or a sentence that was
  /// reworded, or has another variable's value. One name in the place of another is another thing.
  private func isSuccessor(_ left: NodeID, _ right: NodeID) -> Bool {
    switch (old.tree.kind(left), new.tree.kind(right)) {
    case (.mapping, .mapping): old.entries(left).first?.name == new.entries(right).first?.name
    case (.scalar, .scalar):
      old.text(left)!.contains(" ") && new.text(right)!.contains(" ")
        || old.tree.string(left) == new.tree.string(right)
    default: false
    }
  }
}

/// Which element of one list is which of another.
struct Alignment {
  /// The place on the left of each place on the right.
  private(set) var partner: [Int?]
  private var taken: [Bool]
  /// The pairs that stand in the same order on both sides, which gaps lie between.
  private var anchors: [(left: Int, right: Int)] = []
  private(set) var isMoved = false

  /// More comparisons than this are not made to find the longest common part.
  private static let limit = 250_000

  init(_ left: Int, _ right: Int, same: (Int, Int) -> Bool) {
    partner = Array(repeating: nil, count: right)
    taken = Array(repeating: false, count: left)
    var start = 0
    while start < left, start < right, same(start, start) {
      pair(start, start)
      start += 1
    }
    var tail = 0
    while left - tail > start, right - tail > start, same(left - tail - 1, right - tail - 1) { tail += 1 }
    commonPart(start..<left - tail, start..<right - tail, same)
    for place in stride(from: tail, to: 0, by: -1) { pair(left - place, right - place) }
    anchors = partner.enumerated().compactMap { place, left in left.map { ($0, place) } }
    // What is the same and stands elsewhere has moved.
    for place in partner.indices where partner[place] == nil && left * right <= Self.limit {
      guard let other = taken.indices.first(where: { !taken[$0] && same($0, place) }) else { continue }
      pair(other, place)
      isMoved = true
    }
  }

  func isPaired(left place: Int) -> Bool { taken[place] }

  private mutating func pair(_ left: Int, _ right: Int) {
    partner[right] = left
    taken[left] = true
  }

  /// The longest common subsequence of two ranges.
  private mutating func commonPart(_ lefts: Range<Int>, _ rights: Range<Int>, _ same: (Int, Int) -> Bool) {
    guard !lefts.isEmpty, !rights.isEmpty, lefts.count * rights.count <= Self.limit else { return }
    let width = rights.count + 1
    var lengths = Array(repeating: 0, count: (lefts.count + 1) * width)
    var isSame = Array(repeating: false, count: lefts.count * rights.count)
    for one in lefts.indices.reversed() {
      for other in rights.indices.reversed() {
        let (row, column) = (one - lefts.lowerBound, other - rights.lowerBound)
        let equal = same(one, other)
        isSame[row * rights.count + column] = equal
        lengths[row * width + column] =
          equal
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    while row < lefts.count, column < rights.count {
      if isSame[row * rights.count + column] {
        pair(lefts.lowerBound + row, rights.lowerBound + column)
        row += 1
        column += 1
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
  }

  /// Pairs what is left over and has the same name on both sides, once each.
  mutating func pairByName(_ lefts: [String?], _ rights: [String?]) {
    var places: [String: [Int]] = [:]
    for (place, name) in lefts.enumerated() where !taken[place] {
      if let name { places[name, default: []].append(place) }
    }
    for (place, name) in rights.enumerated() where partner[place] == nil {
      guard let name, let found = places[name], found.count == 1, !taken[found[0]],
        rights.indices.count(where: { partner[$0] == nil && rights[$0] == name }) == 1
      else { continue }
      pair(found[0], place)
    }
  }

  /// Pairs what is left over between two anchors, in order.
  mutating func pairInGaps(_ isSuccessor: (Int, Int) -> Bool) {
    var previous = (left: -1, right: -1)
    for anchor in anchors + [(taken.count, partner.count)] {
      var left = previous.left + 1
      var right = previous.right + 1
      while left < anchor.left, right < anchor.right {
        if taken[left] {
          left += 1
        } else if partner[right] != nil {
          right += 1
        } else {
          if isSuccessor(left, right) { pair(left, right) }
          left += 1
          right += 1
        }
      }
      previous = anchor
    }
  }
}
