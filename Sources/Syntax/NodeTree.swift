import SourceText

/// A node of a `NodeTree`.
public struct NodeID: Hashable, Sendable {
  public let index: Int32

  public init(index: Int32) { self.index = index }
}

/// Every node of every file of a project, in one flat arena: a tree without objects, built without recursion.
///
/// An alias is a node of its own, with its own place in the text; what it stands for is read through it, so that
/// callers never meet one. Merge keys (`<<`) are already expanded: a mapping's pairs are what it means.
public struct NodeTree: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable { case scalar, sequence, mapping }

  /// How a node is written.
  public enum Style: UInt8, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded, block, flow }

  /// What an explicit tag says. One that YAML's core schema doesn't know counts as `other`, which says nothing.
  enum Tag: UInt8, Sendable {
    case none, string, integer, float, boolean, null, sequence, mapping, nonSpecific, other
  }

  struct Record: Sendable {
    var kind: Kind
    var style: Style
    /// Whether `first` is the node that this alias stands for.
    var isAlias: Bool
    var tag: Tag
    /// A collection's first child, or -1. A mapping's children are key, value, key, value…
    var first: Int32
    /// The next child of the same parent, or -1.
    var next: Int32
    /// A scalar's content: where it begins in `text`, and its length. A collection's number of children in `length`.
    var offset: Int32
    var length: Int32
    /// The node's own bytes in its file.
    var range: ByteRange
  }

  var records: [Record] = []
  /// The content of all scalars, unescaped and unfolded, one after the other.
  var text: [UInt8] = []
  /// Which file the nodes from `first` on come from, in ascending order.
  var files: [(first: Int32, file: FileID)] = []

  public init() {}

  /// How many nodes all files have together.
  public var nodeCount: Int { records.count }

  /// The node that carries the content: the node itself, or what an alias stands for.
  @inline(__always)
  func content(_ node: NodeID) -> Record {
    let record = records[Int(node.index)]
    return record.isAlias ? records[Int(record.first)] : record
  }

  /// What a node is; an alias is what it stands for.
  public func kind(_ node: NodeID) -> Kind { content(node).kind }
  /// How a node is written; an alias as what it stands for.
  public func style(_ node: NodeID) -> Style { content(node).style }

  /// Whether the node is a scalar without quotes or block style, whose text may stand for a number, a boolean or null.
  public func isPlain(_ node: NodeID) -> Bool {
    let record = content(node)
    return record.kind == .scalar && record.style == .plain
  }

  /// The number of elements of a sequence, or of pairs of a mapping.
  public func count(_ node: NodeID) -> Int {
    let record = content(node)
    switch record.kind {
    case .scalar: return 0
    case .sequence: return Int(record.length)
    case .mapping: return Int(record.length) / 2
    }
  }

  /// A scalar's text.
  public func string(_ node: NodeID) -> String {
    withBytes(node) { String(decoding: $0, as: UTF8.self) }
  }

  /// A scalar's text as UTF-8 bytes.
  @inline(__always)
  public func withBytes<Result>(_ node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result)
    rethrows
    -> Result
  {
    let record = content(node)
    return try text.withUnsafeBufferPointer {
      let start = Int(record.offset)
      return try body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(record.length)]))
    }
  }

  /// Whether a scalar's text holds a byte.
  public func holds(_ node: NodeID, _ byte: UInt8) -> Bool {
    // Without leaving early, the compiler compares many bytes at once.
    withBytes(node) { $0.reduce(false) { found, next in (next == byte) || found } }
  }

  /// Whether a scalar's text is `name`.
  @inline(__always)
  public func isText(_ node: NodeID, _ name: StaticString) -> Bool {
    let record = content(node)
    guard record.kind == .scalar, Int(record.length) == name.utf8CodeUnitCount else { return false }
    return text.withUnsafeBufferPointer {
      let start = $0.baseAddress! + Int(record.offset)
      for index in 0..<Int(record.length) where start[index] != name.utf8Start[index] { return false }
      return true
    }
  }

  /// The file that a node stands in.
  public func file(of node: NodeID) -> FileID {
    var low = 0
    var high = files.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if files[middle].first <= node.index { low = middle } else { high = middle }
    }
    return files[low].file
  }

  /// The node's own place: of an alias, the place of the alias.
  public func location(_ node: NodeID) -> Location {
    Location(file: file(of: node), range: records[Int(node.index)].range)
  }

  /// The value of a pair, by its key; nil for what is no key.
  public func value(of key: NodeID) -> NodeID? {
    let next = records[Int(key.index)].next
    return next < 0 ? nil : NodeID(index: next)
  }

  /// The pair of a mapping whose key has this text; nil also if the node is no mapping.
  public func pair(_ node: NodeID, _ key: String) -> (key: NodeID, value: NodeID)? {
    guard kind(node) == .mapping else { return nil }
    var key = key
    return key.withUTF8 { wanted in
      for pair in pairs(node) where withBytes(pair.key, { $0.elementsEqual(wanted) }) { return pair }
      return nil
    }
  }

  /// The pairs of a mapping, in order. Only for mappings.
  public func pairs(_ node: NodeID) -> Pairs { Pairs(records: records, cursor: content(node).first) }
  /// The elements of a sequence, in order. Only for sequences.
  public func elements(_ node: NodeID) -> Elements { Elements(records: records, cursor: content(node).first) }

  /// The elements of a sequence, in order.
  public struct Elements: Sequence, IteratorProtocol {
    let records: [Record]
    var cursor: Int32

    public mutating func next() -> NodeID? {
      guard cursor >= 0 else { return nil }
      let node = NodeID(index: cursor)
      cursor = records[Int(cursor)].next
      return node
    }
  }

  /// The pairs of a mapping, in order.
  public struct Pairs: Sequence, IteratorProtocol {
    let records: [Record]
    var cursor: Int32

    public mutating func next() -> (key: NodeID, value: NodeID)? {
      guard cursor >= 0 else { return nil }
      let key = NodeID(index: cursor)
      let value = NodeID(index: records[Int(cursor)].next)
      cursor = records[Int(value.index)].next
      return (key, value)
    }
  }
}
