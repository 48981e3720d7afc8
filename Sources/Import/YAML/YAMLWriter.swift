import SourceText

/// Writes YAML as a person would: short mappings on one line, long texts wrapped, everything else a line a pair.
struct YAMLWriter {
  private var text = ""

  /// Columns that lines keep to where a text can be broken.
  static let width = 110

  /// A document: a mapping, with its comments and a line between its pairs that take several.
  static func document(_ map: YAMLMap) -> String {
    var writer = YAMLWriter()
    writer.pairs(map, indent: 0)
    return writer.text
  }

  private mutating func pairs(_ map: YAMLMap, indent: Int) {
    for entry in map.entries {
      for comment in entry.comments { line(indent, comment.isEmpty ? "#" : "# " + Self.commented(comment)) }
      let (key, isExplicit) = YAMLScalar.key(entry.key)
      text += Self.blank(indent)
      if isExplicit {
        text += "? " + key + "\n" + Self.blank(indent) + ":"
        value(entry.value, indent: indent, used: indent + 1)
      } else {
        text += key + ":"
        value(entry.value, indent: indent, used: indent + key.unicodeScalars.count + 1)
      }
    }
  }

  /// What stands after `key:` or `-`, up to and with the end of its line; `used` columns are taken.
  private mutating func value(_ value: YAMLTree, indent: Int, used: Int) {
    switch value {
    case .token(let token): text += " " + token + "\n"
    case .text(let string):
      text += " " + YAMLScalar(string).inBlock(indent: indent + 2, room: Self.width - used - 1) + "\n"
    case .list(let items):
      if let flow = Self.flow(value, room: Self.width - used - 1) {
        text += " " + flow + "\n"
        return
      }
      text += "\n"
      for item in items { self.item(item, indent: indent + 2) }
    case .map(let map):
      if let flow = Self.flow(value, room: Self.width - used - 1) {
        text += " " + flow + "\n"
        return
      }
      text += "\n"
      pairs(map, indent: indent + 2)
    }
  }

  private mutating func item(_ item: YAMLTree, indent: Int) {
    let start = Self.blank(indent) + "-"
    switch item {
    case .map(let map) where Self.flow(item, room: Self.width - indent - 2) == nil:
      // The first pair stands on the dash's line.
      var inner = YAMLWriter()
      inner.pairs(map, indent: indent + 2)
      if map.entries[0].comments.isEmpty {
        text += start + " " + inner.text.dropFirst(indent + 2)
      } else {
        text += start + "\n" + inner.text
      }
    default:
      text += start
      value(item, indent: indent, used: indent + 1)
    }
  }

  private mutating func line(_ indent: Int, _ content: String) { text += Self.blank(indent) + content + "\n" }

  /// A comment's text on its one line, without what can't be seen.
  private static func commented(_ comment: String) -> String {
    var result = ""
    for scalar in comment.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result += " "
      } else if scalar.value < 0x20 || scalar.value == 0x7F || scalar.isHidden || scalar.value == 0x85
        || scalar.value & 0xFFFE == 0xFFFE
      {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

  // MARK: - On one line

  /// A list or mapping between brackets; nil if it doesn't fit, or a person would not write it so.
  private static func flow(_ value: YAMLTree, room: Int) -> String? {
    switch value {
    // Nothing else says that it is empty.
    case .list(let items) where items.isEmpty: return "[]"
    case .map(let map) where map.entries.isEmpty: return "{}"
    default: break
    }
    guard let text = flow(value, depth: 0, room: room) else { return nil }
    return text.unicodeScalars.count <= room ? text : nil
  }

  /// Collections inside one another on one line.
  private static let depthOfFlow = 3

  private static func flow(_ value: YAMLTree, depth: Int, room: Int) -> String? {
    switch value {
    case .token(let token): return token
    case .text(let text):
      // A text that is longer in bytes than four times the room can't fit.
      if text.utf8.count > 4 * max(room, 0) || text.utf8.contains(0x0A) { return nil }
      return YAMLScalar(text).onOneLine(inFlow: true)
    case .list(let items):
      guard depth < depthOfFlow || items.isEmpty, items.count <= room else { return nil }
      var parts: [String] = []
      for item in items {
        guard let part = flow(item, depth: depth + 1, room: room) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let map):
      guard !map.isBlock || map.entries.isEmpty, depth < depthOfFlow || map.entries.isEmpty, map.entries.count <= room
      else { return nil }
      var parts: [String] = []
      for entry in map.entries {
        let (key, isExplicit) = YAMLScalar.key(entry.key)
        guard entry.comments.isEmpty, !isExplicit, let part = flow(entry.value, depth: depth + 1, room: room) else {
          return nil
        }
        parts.append(key + ": " + part)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }
}
