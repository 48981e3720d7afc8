/// The characters of a script, for `\p{Script=…}` and `\p{Script_Extensions=…}` (ECMA-262, table 68).
enum UnicodeScript {
  private struct Ranges {
    /// Characters whose script it is.
    var own: [ClosedRange<UInt32>] = []
    /// Characters with a list of scripts, this one among them.
    var listed: [ClosedRange<UInt32>] = []
  }

  /// Nil if the text names no script's characters; an empty list for a script that nobody knows is none.
  static func ranges(_ text: Substring) -> [ClosedRange<UInt32>]? {
    guard let place = text.firstIndex(of: "="), let ranges = table[text[text.index(after: place)...]] else {
      return nil
    }
    switch text[..<place] {
    case "Script", "sc": return ranges.own
    case "Script_Extensions", "scx": return without(listed, ranges.own) + ranges.listed
    default: return nil
    }
  }

  /// By both names of each script.
  private static let table: [Substring: Ranges] = {
    var table: [Substring: Ranges] = [:]
    for line in ScriptTable.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let sides = words[2...].split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
      let ranges = Ranges(own: decoded(sides[0]), listed: sides.count > 1 ? decoded(sides[1]) : [])
      table[words[0]] = ranges
      table[words[1]] = ranges
    }
    return table
  }()

  /// Every character with a list of scripts.
  private static let listed = table.values.flatMap(\.listed).sorted { $0.lowerBound < $1.lowerBound }

  private static func decoded(_ words: ArraySlice<Substring>) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    var last: UInt32 = 0
    for word in words {
      let numbers = word.split(separator: "-").compactMap { UInt32($0, radix: 36) }
      let first = last + numbers[0]
      last = first + (numbers.count > 1 ? numbers[1] : 0)
      ranges.append(first...last)
    }
    return ranges
  }

  /// What of the second ranges is in none of the first, which are sorted.
  private static func without(
    _ taken: [ClosedRange<UInt32>], _ ranges: [ClosedRange<UInt32>]
  ) -> [ClosedRange<UInt32>] {
    ranges.flatMap { range in
      var rest: [ClosedRange<UInt32>] = []
      var next = range.lowerBound
      for other in taken where other.upperBound >= next && other.lowerBound <= range.upperBound {
        if other.lowerBound > next { rest.append(next...other.lowerBound - 1) }
        next = max(next, other.upperBound + 1)
      }
      return next <= range.upperBound ? rest + [next...range.upperBound] : rest
    }
  }
}
