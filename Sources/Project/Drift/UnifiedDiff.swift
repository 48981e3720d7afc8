import SourceText

/// The differences of two contents as a unified diff, for a person to read: control characters are visible,
/// long lines and long diffs are cut.
enum UnifiedDiff {
  private static let context = 3
  /// The most lines of one file's diff that are shown.
  static let mostLines = 200
  /// The most characters of a line that are shown.
  private static let mostCharacters = 240

  /// The lines of the diff, from `--- path` on. Empty if the contents are the same.
  static func lines(from old: [UInt8], to new: [UInt8], path: String) -> [String] {
    if old == new { return [] }
    let head = ["--- \(path.visible) (on disk)", "+++ \(path.visible) (from the contract)"]
    guard isText(old), isText(new) else {
      return head + ["not text: \(old.count) bytes on disk, \(new.count) now"]
    }
    let (before, after) = (split(old), split(new))
    let steps = LineDiff(from: before, to: after).steps
    let hunks = hunks(of: steps)
    var lines = head
    for hunk in hunks {
      let part = steps[hunk]
      lines.append("@@ -\(span(part, of: .removed)) +\(span(part, of: .added)) @@")
      for step in part {
        switch step.change {
        case .same: lines.append(" " + shown(before[step.old]))
        case .removed: lines.append("-" + shown(before[step.old]))
        case .added: lines.append("+" + shown(after[step.new]))
        }
      }
    }
    let rest = lines.count - mostLines
    return rest > 0 ? lines.prefix(mostLines) + ["… and \(rest) more \(rest == 1 ? "line" : "lines")"] : lines
  }

  /// Runs of steps that hold changes, each with its context; runs that touch are one.
  private static func hunks(of steps: [LineDiff.Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step.change != .same {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// Where a hunk stands in one of the contents: first line from 1, and number of lines.
  private static func span(_ steps: ArraySlice<LineDiff.Step>, of change: LineDiff.Change) -> String {
    let count = steps.count { $0.change == .same || $0.change == change }
    let first = change == .removed ? steps.first!.old : steps.first!.new
    return count == 1 ? "\(first + 1)" : "\(count == 0 ? first : first + 1),\(count)"
  }

  /// The lines with their breaks, so that a missing last one is a difference.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    let hasBreak = line.last == 0x0A
    let text = String(decoding: hasBreak ? line.dropLast() : line, as: UTF8.self).visible
    let cut = text.count > mostCharacters ? text.prefix(mostCharacters) + "…" : text[...]
    return hasBreak ? String(cut) : cut + "␄"
  }
}
