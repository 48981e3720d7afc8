import Findings
import SourceText

/// Finds keys of one mapping that have the same text.
enum DuplicateKeys {
  /// A key: a fingerprint of its text, which differs for most texts that differ, its text, and its node.
  struct Entry {
    var fingerprint: UInt64
    var offset: Int32
    var length: Int32
    var node: Int32
  }

  /// A key that stands again, and the last one of the same text before it.
  struct Pair {
    var name: String
    var previous: Int32
    var later: Int32
  }

  /// Below this number of keys each is compared with each; above it they are sorted, so that the time is bounded.
  private static let comparedInPairs = 16

  /// The duplicates among the keys of a mapping, in the order of the text. `entries` is room to work in.
  static func find(
    of mapping: Int32, in records: [NodeTree.Record], _ text: [UInt8], _ entries: inout [Entry]
  ) -> [Pair] {
    guard !text.isEmpty else { return [] }
    return text.withUnsafeBufferPointer { text in
      records.withUnsafeBufferPointer { collect(mapping, $0, text, &entries) }
      return find(in: &entries, text)
    }
  }

  @inline(__always)
  private static func collect(
    _ mapping: Int32, _ records: UnsafeBufferPointer<NodeTree.Record>, _ text: UnsafeBufferPointer<UInt8>,
    _ entries: inout [Entry]
  ) {
    entries.removeAll(keepingCapacity: true)
    var node = records[Int(mapping)].first
    while node >= 0 {
      var record = records[Int(node)]
      let value = record.next
      if record.isAlias { record = records[Int(record.first)] }
      if record.kind == .scalar {
        let print = fingerprint(text.baseAddress! + Int(record.offset), Int(record.length))
        entries.append(Entry(fingerprint: print, offset: record.offset, length: record.length, node: node))
      }
      node = value >= 0 ? records[Int(value)].next : -1
    }
  }

  private static func find(in entries: inout [Entry], _ text: UnsafeBufferPointer<UInt8>) -> [Pair] {
    func content(_ entry: Entry) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: text[Int(entry.offset)..<Int(entry.offset + entry.length)])
    }
    func pair(_ first: Entry, _ later: Entry) -> Pair {
      Pair(name: String(decoding: content(later), as: UTF8.self), previous: first.node, later: later.node)
    }
    var pairs: [Pair] = []
    if entries.count <= comparedInPairs {
      entries.withUnsafeBufferPointer { entries in
        var later = 1
        while later < entries.count {
          let entry = entries[later]
          var first = later - 1
          while first >= 0 {
            if entries[first].fingerprint == entry.fingerprint,
              content(entries[first]).elementsEqual(content(entry))
            {
              pairs.append(pair(entries[first], entry))
              break
            }
            first -= 1
          }
          later += 1
        }
      }
      return pairs
    }
    entries.sort {
      if $0.fingerprint != $1.fingerprint { return $0.fingerprint < $1.fingerprint }
      if $0.length <= 8 || content($0).elementsEqual(content($1)) { return $0.node < $1.node }
      return content($0).lexicographicallyPrecedes(content($1))
    }
    for later in entries.indices.dropFirst() {
      let (first, entry) = (entries[later - 1], entries[later])
      if first.fingerprint == entry.fingerprint, content(first).elementsEqual(content(entry)) {
        pairs.append(pair(first, entry))
      }
    }
    return pairs.sorted { $0.later < $1.later }
  }

  /// The last eight bytes of a text, where keys of one mapping differ most, mixed with its length.
  @inline(__always)
  private static func fingerprint(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 {
      let word = UnsafeRawPointer(text).loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      return word ^ (UInt64(truncatingIfNeeded: count) << 56)
    }
    var word = UInt64(truncatingIfNeeded: count) << 56
    for index in 0..<count { word |= UInt64(text[index]) << UInt64(8 * index) }
    return word
  }
}
