/// A time zone as the system's zoneinfo file says it (RFC 9636, version 2 and later): its changes of offset, and the rule
/// for all that come after them.
public struct ZoneFile: Sendable {
  /// Instants (seconds since 1970, UTC) from which an offset holds, in order.
  let times: [Int]
  /// The offset (seconds east of UTC) that holds from each of them.
  let offsets: [Int]
  /// The offset before the first of them.
  let first: Int
  /// For what comes after the last; nil where that offset stays.
  let rule: ZoneRule?

  /// Why bytes are no zone.
  public enum Problem: Error, Hashable, Sendable {
    /// They do not begin as a zoneinfo file does.
    case noZone
    /// Version 1 has 32-bit times and no rule for the future.
    case tooOld
    /// The file ends early, or names what it does not hold.
    case damaged
    /// The rule at its end can't be read.
    case rule(String)
  }

  public init(_ bytes: [UInt8]) throws(Problem) {
    var reader = Reader(bytes: bytes)
    let old = try Header(&reader)
    guard old.version >= 0x32 else { throw .tooOld }
    try reader.skip(old.size(of: 4))
    let header = try Header(&reader)
    var times: [Int] = []
    for _ in 0..<header.times { times.append(try reader.integer(8)) }
    var kinds: [Int] = []
    for _ in 0..<header.times { kinds.append(try reader.integer(1) & 0xFF) }
    var known: [Int] = []
    for _ in 0..<header.types {
      known.append(try reader.integer(4))
      try reader.skip(2)
    }
    try reader.skip(header.letters + header.leaps * 12 + header.standards + header.universals)
    guard let start = known.first, kinds.allSatisfy({ $0 < known.count }), zip(times, times.dropFirst()).allSatisfy(<)
    else { throw .damaged }
    self.times = times
    offsets = kinds.map { known[$0] }
    first = start
    let footer = try reader.footer()
    rule = footer.isEmpty ? nil : try ZoneRule(footer)
  }

  /// Seconds east of UTC at an instant.
  public func offset(at instant: Int) -> Int {
    guard let last = times.last, instant < last else { return rule?.offset(at: instant) ?? offsets.last ?? first }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }

  /// The instants at which clocks there show a time (as if it were UTC, in seconds since 1970): none where they skip it,
  /// two where they show it twice.
  public func instants(showing local: Int) -> [Int] {
    let near = Set([offset(at: local - 86_400), offset(at: local + 86_400)])
    return near.map { local - $0 }.filter { offset(at: $0) == local - $0 }.sorted()
  }

  /// The instants in a span at which the offset changes.
  public func changes(from: Int, to: Int) -> [Int] {
    let told = times.filter { (from..<to).contains($0) }
    let later = rule?.changes(from: max(from, (times.last ?? .min) + 1), to: to) ?? []
    return told + later
  }

  private struct Header {
    let version: Int
    let universals: Int
    let standards: Int
    let leaps: Int
    let times: Int
    let types: Int
    let letters: Int

    init(_ reader: inout Reader) throws(Problem) {
      guard reader.rest.starts(with: Array("TZif".utf8)) else { throw .noZone }
      try reader.skip(4)
      version = try reader.integer(1)
      try reader.skip(15)
      var counts: [Int] = []
      for _ in 0..<6 {
        let count = try reader.integer(4)
        guard (0...1_000_000).contains(count) else { throw .damaged }
        counts.append(count)
      }
      (universals, standards, leaps) = (counts[0], counts[1], counts[2])
      (times, types, letters) = (counts[3], counts[4], counts[5])
    }

    /// Bytes of the data after the header, whose times have so many bytes.
    func size(of time: Int) -> Int {
      times * (time + 1) + types * 6 + letters + leaps * (time + 4) + standards + universals
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0
    var rest: ArraySlice<UInt8> { bytes[place...] }

    mutating func skip(_ count: Int) throws(Problem) {
      guard count <= bytes.count - place else { throw .damaged }
      place += count
    }

    /// A signed integer, its highest byte first.
    mutating func integer(_ size: Int) throws(Problem) -> Int {
      let start = place
      try skip(size)
      var value = size < 8 && size > 1 && bytes[start] >= 0x80 ? -1 : 0
      for byte in bytes[start..<place] { value = value << 8 | Int(byte) }
      return value
    }

    /// The line at the end.
    mutating func footer() throws(Problem) -> String {
      guard rest.first == 0x0A, let end = rest.dropFirst().firstIndex(of: 0x0A) else { throw .damaged }
      return String(decoding: rest.dropFirst().prefix(upTo: end), as: UTF8.self)
    }
  }
}
