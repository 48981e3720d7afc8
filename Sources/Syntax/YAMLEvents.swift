import CLibYAML
import Findings
import SourceText

/// libyaml's events over one text, one after the other, with places in bytes of the file, and with the checks that
/// libyaml leaves out (`YAMLStrictness`).
struct YAMLEvents: ~Copyable {
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
  let bytes: UnsafeBufferPointer<UInt8>
  /// What to add to an index of `bytes` for the place in the file: the length of a byte order mark.
  let base: Int
  let file: FileID

  /// The event's own bytes in `bytes`: of a node, without its anchor and tag.
  private(set) var start = 0
  private(set) var end = 0
  /// Why there is no further event: a list, since asking whether it is empty costs nothing for each event.
  private var problems: [Finding] = []
  var problem: Finding? {
    get { problems.first }
    set { problems = newValue.map { [$0] } ?? [] }
  }
  var isRefused: Bool { !problems.isEmpty }
  /// What is worth saying of text that is right all the same.
  var warnings: [Finding] = []

  private var marks: MarkCursor
  private let ended: UnsafeMutableBufferPointer<UInt8>?
  private var isHeld = false
  /// Collections that are open.
  var open: [OpenCollection] = []
  /// Where the last token that an event showed ends.
  var previousEnd = 0
  /// Where the last value that shows its own end begins: quoted or block text, an alias, brackets that closed.
  var lastBegin = 0
  /// The event's anchor and tag, if it has them.
  private(set) var anchorRange = 0..<0
  private(set) var tagRange = 0..<0
  /// Whether the last document ended without `...`; nil before the first.
  var lastDocumentEndedBare: Bool?

  /// A collection that has begun: `indent` is the column of the block collection that it is or stands in, -1 outside
  /// all of them.
  struct OpenCollection {
    var indent: Int32
    var isFlow: Bool
    var start: Int32
    var line: Int32
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int, isASCII: Bool, of file: FileID) {
    self.bytes = bytes
    self.base = base
    self.file = file
    marks = MarkCursor(bytes, isASCII: isASCII)
    open.reserveCapacity(64)
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
    guard yaml_parser_initialize(parser) == 1 else { fatalError("no memory for a YAML parser") }
    ended = Self.withLastLineEnded(bytes)
    let input = ended.map { UnsafeBufferPointer($0) } ?? bytes
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  /// A copy of the text with a line break behind it, if it ends in a line of blanks without one: libyaml would take
  /// that for a line of text.
  private static func withLastLineEnded(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutableBufferPointer<
    UInt8
  >? {
    guard let last = bytes.last, last.isBlank,
      bytes.lazy.reversed().first(where: { !$0.isBlank })?.isLineBreak == true
    else { return nil }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    _ = copy.initialize(from: bytes)
    copy[bytes.count] = 0x0A
    return copy
  }

  deinit {
    if isHeld { yaml_event_delete(event) }
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
    ended?.deallocate()
  }

  var type: yaml_event_type_t { event.pointee.type }

  /// Goes to the next event; false, with `problem` set, if the text is refused here.
  @inline(__always)
  mutating func next() -> Bool {
    if isHeld { yaml_event_delete(event) }
    isHeld = yaml_parser_parse(parser, event) != 0
    guard isHeld else {
      problem = syntaxProblem()
      return false
    }
    start = marks.byte(event.pointee.start_mark.index)
    end = marks.byte(event.pointee.end_mark.index)
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.pointee.data.scalar
      checkGap(to: start)
      if scalar.anchor != nil || scalar.tag != nil { skipProperties() }
      checkScalar(scalar.style)
      if end > start { previousEnd = end }
    case YAML_ALIAS_EVENT:
      checkGap(to: start)
      checkAnchorEnd(end)
      lastBegin = start
      previousEnd = end
    case YAML_MAPPING_START_EVENT:
      let mapping = event.pointee.data.mapping_start
      begin(
        isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE,
        hasProperties: mapping.anchor != nil || mapping.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.pointee.data.sequence_start
      begin(
        isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE,
        hasProperties: sequence.anchor != nil || sequence.tag != nil)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      finish()
    case YAML_DOCUMENT_START_EVENT:
      checkDirectives()
      previousEnd = end
    case YAML_DOCUMENT_END_EVENT:
      lastDocumentEndedBare = event.pointee.data.document_end.implicit != 0
      previousEnd = max(previousEnd, start)
    default: break
    }
    return !isRefused
  }

  @inline(__always)
  private mutating func begin(isFlow: Bool, hasProperties: Bool) {
    checkGap(to: start)
    var column = Int32(truncatingIfNeeded: event.pointee.start_mark.column)
    if hasProperties {
      let written = start
      // Of a block collection libyaml gives the place of its properties alone.
      if !isFlow { end = bytes.count }
      skipProperties()
      if start != written { column = Int32(truncatingIfNeeded: start - lineStart(of: start)) }
      if !isFlow { end = start }
    }
    let outer = open.last
    open.append(
      OpenCollection(
        indent: isFlow ? outer?.indent ?? -1 : column, isFlow: isFlow,
        start: Int32(truncatingIfNeeded: start),
        line: Int32(truncatingIfNeeded: event.pointee.start_mark.line)))
    // A pair inside `[ ]` without braces is a mapping that no byte opens.
    if isFlow, end > start, bytes[start] == 0x5B || bytes[start] == 0x7B { previousEnd = end }
  }

  @inline(__always)
  private mutating func finish() {
    let collection = open.removeLast()
    if collection.isFlow && end > start {
      checkGap(to: start, inFlow: true)
      checkFlowEnd(collection)
      lastBegin = Int(collection.start)
      previousEnd = end
    } else {
      // A block collection ends where its last token does, not where libyaml notices it.
      end = max(previousEnd, Int(collection.start))
      start = end
    }
  }

  /// A place of the text in the file.
  func location(_ start: Int, _ end: Int) -> Location {
    Location(file: file, range: ByteRange(start + base, end + base))
  }

  /// The byte of a mark that comes out of order, as those of errors do.
  mutating func byte(of mark: yaml_mark_t) -> Int { marks.byte(mark.index) }

  /// Ends a block scalar with its text, without the blank lines after it.
  mutating func trimEnd() {
    while end > start, bytes[end - 1].isYAMLSpace { end -= 1 }
  }

  func lineStart(of index: Int) -> Int {
    var start = index
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return start
  }

  func lineEnd(of index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Moves `start` behind a node's anchor and tag. A node that is nothing else keeps their place.
  private mutating func skipProperties() {
    var index = start
    while index < end, bytes[index] == 0x26 || bytes[index] == 0x21 {
      let begin = index
      let isAnchor = bytes[index] == 0x26
      let isVerbatim = !isAnchor && index + 1 < end && bytes[index + 1] == 0x3C
      index += 1
      while index < end, !bytes[index].isYAMLSpace {
        if isAnchor, !bytes[index].isAnchorCharacter { break }
        if !isAnchor, !isVerbatim, bytes[index].isFlowIndicator { break }
        index += 1
      }
      if isAnchor {
        anchorRange = begin..<index
        checkAnchorEnd(index)
      } else {
        tagRange = begin..<index
      }
      index = skipSpace(from: index, to: end)
    }
    if index < end { start = index }
  }

  /// The first byte from `index` on that is neither white space nor part of a comment.
  func skipSpace(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end {
      if bytes[index].isYAMLSpace {
        index += 1
      } else if bytes[index] == 0x23, index == 0 || bytes[index - 1].isYAMLSpace {
        index = lineEnd(of: index)
      } else {
        break
      }
    }
    return index
  }
}

extension UInt8 {
  var isYAMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// `,` `[` `]` `{` `}`, which separate and enclose inside flow collections.
  var isFlowIndicator: Bool {
    self == 0x2C || self == 0x5B || self == 0x5D || self == 0x7B || self == 0x7D
  }
  /// What libyaml takes into the name of an anchor: ASCII letters, digits, `-` and `_`.
  var isAnchorCharacter: Bool {
    (self >= 0x30 && self <= 0x39) || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == 0x2D
      || self == 0x5F
  }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
