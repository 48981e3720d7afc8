import Findings
import SourceText

extension YAMLTreeBuilder {
  /// Puts the pairs that `<<` names in its place (yaml.org/type/merge, 2005-01-18): of the mapping that is its value,
  /// or of each in a list, the first one that has a key winning, and the mapping's own keys before all.
  /// What is copied is at most what the aliases stand for, which `extra` has counted.
  mutating func mergeKeys(of mapping: Int32) {
    var taken = Set<String>()
    for (key, _) in pairs(of: mapping) where !isMergeKey(key) { taken.insert(string(key)) }
    var last: Int32 = -1
    var children: Int32 = 0
    for (key, value) in pairs(of: mapping) {
      guard isMergeKey(key) else {
        chain(mapping, &last, key)
        chain(mapping, &last, value)
        children += 2
        continue
      }
      for source in mergeSources(value) {
        for (key, value) in pairs(of: source) where isText(key) && taken.insert(string(key)).inserted {
          // A copy shares its content and its children with the node that it repeats.
          for node in [key, value] {
            records.append(records[Int(node)])
            chain(mapping, &last, Int32(truncatingIfNeeded: records.count - 1))
          }
          children += 2
        }
      }
    }
    if last >= 0 { records[Int(last)].next = -1 } else { records[Int(mapping)].first = -1 }
    records[Int(mapping)].length = children
  }

  private mutating func chain(_ mapping: Int32, _ last: inout Int32, _ node: Int32) {
    if last >= 0 { records[Int(last)].next = node } else { records[Int(mapping)].first = node }
    last = node
  }

  private func isMergeKey(_ node: Int32) -> Bool {
    let record = records[Int(node)]
    return record.kind == .scalar && !record.isAlias && record.style == .plain && record.tag != .string
      && record.length == 2 && text[Int(record.offset)] == 0x3C && text[Int(record.offset) + 1] == 0x3C
  }

  private func string(_ node: Int32) -> String {
    let record = records[Int(resolved(node))]
    return String(decoding: text[Int(record.offset)..<Int(record.offset + record.length)], as: UTF8.self)
  }

  private func isText(_ node: Int32) -> Bool { records[Int(node)].kind == .scalar }

  /// A mapping's pairs as they stand now, apart from the arena, which is changed while they are walked.
  private func pairs(of mapping: Int32) -> [(key: Int32, value: Int32)] {
    var pairs: [(key: Int32, value: Int32)] = []
    var key = records[Int(mapping)].first
    while key >= 0 {
      let value = records[Int(key)].next
      guard value >= 0 else { break }
      pairs.append((key, value))
      key = records[Int(value)].next
    }
    return pairs
  }

  private mutating func mergeSources(_ value: Int32) -> [Int32] {
    let target = resolved(value)
    switch records[Int(target)].kind {
    case .mapping: return [target]
    case .sequence:
      var sources: [Int32] = []
      var element = records[Int(target)].first
      while element >= 0 {
        let source = resolved(element)
        if records[Int(source)].kind == .mapping { sources.append(source) } else { refuse(element) }
        element = records[Int(element)].next
      }
      return sources
    case .scalar:
      refuse(value)
      return []
    }
  }

  private func resolved(_ node: Int32) -> Int32 {
    records[Int(node)].isAlias ? records[Int(node)].first : node
  }

  private mutating func refuse(_ node: Int32) {
    report(SyntaxFindings.mergeNotMapping(Location(file: file, range: records[Int(node)].range)))
  }
}
