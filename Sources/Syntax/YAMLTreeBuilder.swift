import CLibYAML
import Findings
import SourceText

/// Puts the events of one file into the arena, with a stack of its own in place of recursion.
struct YAMLTreeBuilder {
  var records: [NodeTree.Record]
  var text: [UInt8]
  let file: FileID
  private(set) var roots: [Int32] = []
  private(set) var findings: [Finding] = []
  /// Whether a limit was reached, so that reading ends.
  private(set) var isFull = false
  /// The anchors of the document so far.
  var anchors = AnchorTable()
  var frame = Frame()
  private(set) var stack: [Frame] = []
  private var keys: [DuplicateKeys.Entry] = []

  /// The collection that is being filled, and what is known of it so far.
  struct Frame {
    var node: Int32 = -1
    /// The last child, or -1.
    var last: Int32 = -1
    var children: Int32 = 0
    /// How deep the collections inside it nest.
    var height: Int32 = 0
    /// Which anchor names it, or -1.
    var anchor: Int32 = -1
    /// `AnchorTable.extra` when it began.
    var extra = 0
    var isMapping = false
    var isKey = false
    var hasMergeKey = false
  }

  init(taking tree: inout NodeTree, expecting count: Int, of file: FileID) {
    records = tree.records
    text = tree.text
    tree.records = []
    tree.text = []
    self.file = file
    Self.reserve(&records, count / 10)
    Self.reserve(&text, count * 3 / 4)
    stack.reserveCapacity(64)
  }

  /// Makes room for one more file, at least doubling, so that many small files don't copy what came before.
  private static func reserve<Element>(_ array: inout [Element], _ count: Int) {
    let wanted = array.count + count
    if wanted > array.capacity { array.reserveCapacity(max(wanted, array.capacity * 2)) }
  }

  mutating func give(to tree: inout NodeTree) {
    swap(&tree.records, &records)
    swap(&tree.text, &text)
  }

  /// Tells of a finding. Errors beyond their limit end reading; warnings beyond it are left out.
  mutating func report(_ finding: Finding) {
    if findings.count < ReadingLimit.findings {
      findings.append(finding)
    } else if finding.severity == .error {
      findings.append(finding)
      isFull = true
    }
  }

  /// Tells of a limit, which ends reading.
  mutating func stop(_ finding: Finding) {
    findings.append(finding)
    isFull = true
  }

  @inline(__always)
  mutating func add(_ events: borrowing YAMLEvents) {
    switch events.type {
    case YAML_SCALAR_EVENT: addScalar(events)
    case YAML_ALIAS_EVENT: addAlias(events)
    case YAML_MAPPING_START_EVENT:
      let mapping = events.event.pointee.data.mapping_start
      begin(.mapping, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE, mapping.anchor, mapping.tag, events)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = events.event.pointee.data.sequence_start
      begin(
        .sequence, isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE, sequence.anchor, sequence.tag, events)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: finish(events)
    case YAML_DOCUMENT_START_EVENT:
      frame = Frame()
      anchors.beginDocument()
    case YAML_DOCUMENT_END_EVENT:
      if frame.last >= 0 { roots.append(frame.last) }
      reportUnusedAnchors()
    default: break
    }
  }

  @inline(__always)
  mutating func append(_ record: NodeTree.Record) -> Int32 {
    let node = Int32(truncatingIfNeeded: records.count)
    records.append(record)
    if frame.last >= 0 {
      records[Int(frame.last)].next = node
    } else if frame.node >= 0 {
      records[Int(frame.node)].first = node
    }
    frame.last = node
    frame.children &+= 1
    return node
  }

  @inline(__always)
  func range(_ events: borrowing YAMLEvents) -> ByteRange {
    ByteRange(
      start: Int32(truncatingIfNeeded: events.start + events.base),
      end: Int32(truncatingIfNeeded: events.end + events.base))
  }

  /// Whether the next child of the frame is a mapping's key.
  @inline(__always)
  var isKeyNext: Bool { frame.isMapping && frame.children & 1 == 0 }

  @inline(__always)
  private mutating func addScalar(_ events: borrowing YAMLEvents) {
    let scalar = events.event.pointee.data.scalar
    if scalar.length > ReadingLimit.scalarBytes {
      return stop(SyntaxFindings.scalarTooLarge(Location(file: file, range: range(events)), scalar.length))
    }
    var record = NodeTree.Record(
      kind: .scalar, style: .plain, isAlias: false, tag: .none, first: -1, next: -1,
      offset: Int32(truncatingIfNeeded: text.count), length: Int32(truncatingIfNeeded: scalar.length),
      range: range(events))
    switch scalar.style {
    case YAML_PLAIN_SCALAR_STYLE:
      if scalar.length == 2, scalar.value[0] == 0x3C, scalar.value[1] == 0x3C, isKeyNext {
        frame.hasMergeKey = true
      }
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: record.style = .doubleQuoted
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: record.style = .singleQuoted
    case YAML_LITERAL_SCALAR_STYLE: record.style = .literal
    default: record.style = .folded
    }
    text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    if let tag = scalar.tag { record.tag = readTag(tag, kind: .scalar, events) }
    let node = append(record)
    if let anchor = scalar.anchor { define(anchor, node, events) }
  }

  private mutating func begin(
    _ kind: NodeTree.Kind, isFlow: Bool, _ anchor: UnsafeMutablePointer<UInt8>?,
    _ tag: UnsafeMutablePointer<UInt8>?, _ events: borrowing YAMLEvents
  ) {
    let place = range(events)
    if stack.count >= ReadingLimit.depth {
      return stop(SyntaxFindings.tooDeep(Location(file: file, range: place)))
    }
    var record = NodeTree.Record(
      kind: kind, style: isFlow ? .flow : .block, isAlias: false, tag: .none, first: -1, next: -1, offset: 0,
      length: 0, range: place)
    if let tag { record.tag = readTag(tag, kind: kind, events) }
    let isKey = isKeyNext
    let node = append(record)
    stack.append(frame)
    frame = Frame(node: node, extra: anchors.extra, isMapping: kind == .mapping, isKey: isKey)
    if let anchor {
      frame.anchor = define(anchor, node, events)
      anchors[frame.anchor].isOpen = true
    }
  }

  private mutating func finish(_ events: borrowing YAMLEvents) {
    let node = Int(frame.node)
    records[node].range.end = Int32(truncatingIfNeeded: events.end + events.base)
    records[node].length = frame.children
    if frame.isMapping {
      if frame.children > 2 { refuseDuplicateKeys(of: frame.node) }
      if frame.hasMergeKey { mergeKeys(of: frame.node) }
    }
    if frame.isKey { refuseKey(records[node].range) }
    if frame.anchor >= 0 {
      anchors[frame.anchor].isOpen = false
      anchors[frame.anchor].size = records.count - node + anchors.extra - frame.extra
      anchors[frame.anchor].height = frame.height + 1
    }
    let height = frame.height + 1
    frame = stack.removeLast()
    frame.height = max(frame.height, height)
  }

  /// Refuses a collection as a key; of `{{name}}`, in which one is the key of the other, only the inner.
  private mutating func refuseKey(_ range: ByteRange) {
    if let last = findings.last, last.kind == SyntaxFindings.keyKind, let inner = last.location?.range,
      inner.start >= range.start, inner.end <= range.end
    {
      return
    }
    report(SyntaxFindings.keyNotText(Location(file: file, range: range)))
  }

  private mutating func refuseDuplicateKeys(of mapping: Int32) {
    for pair in DuplicateKeys.find(of: mapping, in: records, text, &keys) where !isFull {
      report(
        SyntaxFindings.duplicateKey(
          pair.name, at: Location(file: file, range: records[Int(pair.later)].range),
          first: Location(file: file, range: records[Int(pair.previous)].range)))
    }
  }
}
