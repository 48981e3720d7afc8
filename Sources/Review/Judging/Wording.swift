import Language

/// The words for what changed.
enum Wording {
  /// A text in backticks, on one line. Backticks in it become apostrophes, so that they can't end the code.
  static func quoted(_ text: String, limit: Int = 60) -> String { "`" + code(text, limit: limit) + "`" }

  private static func code(_ text: String, limit: Int) -> String {
    let line = String(text.map { $0 == "`" ? "'" : $0.isNewline ? " " : $0 })
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }

  /// Two texts, shortened to where they differ.
  static func pair(_ before: String, _ after: String, limit: Int = 80) -> (before: String, after: String) {
    let one = Array(before)
    let other = Array(after)
    if one.count <= limit, other.count <= limit { return (quoted(before), quoted(after)) }
    var start = 0
    while start < min(one.count, other.count), one[start] == other[start] { start += 1 }
    var end = 0
    while end < min(one.count, other.count) - start, one[one.count - end - 1] == other[other.count - end - 1] {
      end += 1
    }
    let context = 24
    func excerpt(_ text: [Character]) -> String {
      var from = max(0, start - context)
      var to = min(text.count, text.count - end + context)
      // Whole words, as far as they are near.
      while from > 0, from < start, text[from - 1] != " " { from += 1 }
      while to < text.count, to > text.count - end, text[to] != " " { to -= 1 }
      let part = String(text[from..<to])
      return quoted(
        (from > 0 ? "…" : "") + part.prefix(limit) + (to < text.count || part.count > limit ? "…" : ""),
        limit: limit + 2)
    }
    return (excerpt(one), excerpt(other))
  }

  /// What changed, as it follows from the difference alone.
  static func sentence(_ difference: Difference) -> String {
    let path = difference.path
    if case .renamed(let from, let to) = difference.kind {
      let before =
        path.parts.isEmpty
        ? "\(noun(path.section)) \(quoted(from))"
        : quoted((path.parts.dropLast() + [from]).joined(separator: "."), limit: 120)
      return "\(before) is now called \(quoted(to)), with the same content"
    }
    if path.parts.isEmpty {
      let isNew = difference.kind == .added
      return path.name.isEmpty
        ? "`\(path.section)` is \(isNew ? "new" : "gone")"
        : "\(noun(path.section)) \(quoted(path.name)) is \(isNew ? "new" : "gone")"
    }
    let isElement = difference.isMember && difference.text != nil && Int(path.parts.last!) != nil
    let place = quoted((isElement ? path.parts.dropLast() : path.parts[...]).joined(separator: "."), limit: 120)
    switch difference.kind {
    case .added where isElement: return "\(place) gained \(quoted(difference.after!))"
    case .removed where isElement: return "\(place) lost \(quoted(difference.before!))"
    case .added where difference.unsaid != nil && difference.after != nil:
      return "\(place) is \(quoted(difference.after!)), was \(quoted(difference.unsaid!)) as nothing was said"
    case .removed where difference.unsaid != nil && difference.before != nil:
      return "\(place) is \(quoted(difference.unsaid!)) as nothing is said, was \(quoted(difference.before!))"
    case .added: return difference.after.map { "\(place) is new: \(quoted($0))" } ?? "\(place) is new"
    case .removed: return difference.before.map { "\(place) is gone: it was \(quoted($0))" } ?? "\(place) is gone"
    case .reordered: return "\(place) is in another order"
    case .changed, .renamed:
      guard let before = difference.before, let after = difference.after else { return "\(place) is another one" }
      return changed(path, before, after)
    }
  }

  /// A value that is another one, in the words in which it is to be shown.
  static func changed(_ path: Path, _ before: String, _ after: String) -> String {
    var shown = pair(before, after)
    if before.isEmpty { shown.before = "empty" }
    if after.isEmpty { shown.after = "empty" }
    return "\(quoted(path.parts.joined(separator: "."), limit: 120)) is \(shown.after), was \(shown.before)"
  }

  private static func noun(_ section: String) -> String {
    Sections.of(section).kind.replacing("_", with: " ")
  }

  /// `review/tool-description`: how a change is called that nobody judges.
  static func code(_ path: Path) -> String { "review/" + kebab(path.record) + "-" + kebab(path.field) }

  static func kebab(_ name: String) -> String {
    var text = ""
    for (place, scalar) in name.unicodeScalars.enumerated() {
      if scalar == "_" {
        text += "-"
      } else if scalar.properties.isUppercase {
        let isInside = place > 0 && !name.unicodeScalars.prefix(place).last!.properties.isUppercase
        text += (isInside ? "-" : "") + scalar.properties.lowercaseMapping
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
