import CLibYAML
import Findings
import SourceText

/// What an anchor names; `size` and `height` are of the whole tree below it, with its aliases followed.
struct Anchor {
  var name: String
  var place: ByteRange
  var node: Int32
  var size = 1
  var height: Int32 = 0
  /// Whether the collection that it names has not ended yet.
  var isOpen = false
  var isUsed = false
}

/// The anchors of one document, and how much its aliases stand for.
struct AnchorTable {
  private(set) var anchors: [Anchor] = []
  private var newest: [String: Int32] = [:]
  /// How many nodes aliases stand for, over all documents of the file.
  var extra = 0

  mutating func beginDocument() {
    anchors.removeAll(keepingCapacity: true)
    newest.removeAll(keepingCapacity: true)
  }

  mutating func define(_ anchor: Anchor) -> Int32 {
    anchors.append(anchor)
    let index = Int32(truncatingIfNeeded: anchors.count - 1)
    newest[anchor.name] = index
    return index
  }

  subscript(index: Int32) -> Anchor {
    get { anchors[Int(index)] }
    _modify { yield &anchors[Int(index)] }
  }

  /// Of anchors with one name, an alias means the last one before it (YAML 1.2.2, section 3.2.2.2).
  func index(of name: String) -> Int32? { newest[name] }
}

extension YAMLTreeBuilder {
  @discardableResult
  mutating func define(_ name: UnsafePointer<UInt8>, _ node: Int32, _ events: borrowing YAMLEvents) -> Int32 {
    let place = events.location(events.anchorRange.lowerBound, events.anchorRange.upperBound).range
    return anchors.define(Anchor(name: String(cString: name), place: place, node: node))
  }

  mutating func addAlias(_ events: borrowing YAMLEvents) {
    let name = String(cString: events.event.pointee.data.alias.anchor)
    let place = Location(file: file, range: range(events))
    guard let index = anchors.index(of: name) else {
      report(SyntaxFindings.unknownAlias(place, name, known: anchors.anchors.suffix(5).map(\.name)))
      _ = append(placeholder(place.range))
      return
    }
    anchors[index].isUsed = true
    let anchor = anchors[index]
    if anchor.isOpen {
      report(SyntaxFindings.aliasCycle(place, name, Location(file: file, range: anchor.place)))
      _ = append(placeholder(place.range))
      return
    }
    let target = records[Int(anchor.node)]
    if isKeyNext, target.kind != .scalar { report(SyntaxFindings.keyNotText(place)) }
    anchors.extra += anchor.size
    if anchors.extra > ReadingLimit.expandedNodes { return stop(SyntaxFindings.expansionLimit(place)) }
    if stack.count + Int(anchor.height) > ReadingLimit.depth { return stop(SyntaxFindings.tooDeep(place)) }
    frame.height = max(frame.height, anchor.height)
    var record = placeholder(place.range)
    record.kind = target.kind
    record.isAlias = true
    record.first = anchor.node
    _ = append(record)
  }

  /// Stands where a node should, in a tree that is thrown away because of a finding.
  private func placeholder(_ range: ByteRange) -> NodeTree.Record {
    NodeTree.Record(
      kind: .scalar, style: .plain, isAlias: false, tag: .none, first: -1, next: -1, offset: 0, length: 0,
      range: range)
  }

  /// An anchor that nothing repeats is mostly a text that begins with `&`.
  mutating func reportUnusedAnchors() {
    for anchor in anchors.anchors where !anchor.isUsed && !isFull {
      report(SyntaxFindings.unusedAnchor(Location(file: file, range: anchor.place), anchor.name))
    }
  }
}
