/// Which file each tool stands in. The order of a list says something to models and caches, so files hold runs of it.
enum ToolFiles {
  /// A list that is read at a glance stays in one file.
  private static let most = 12

  /// The names of files, and the places of the tools in each; places ascend through all files.
  static func runs(of names: [String]) -> [(path: String, places: Range<Int>)] {
    guard names.count > most else { return names.isEmpty ? [] : [("tools.yaml", 0..<names.count)] }
    let heads = names.map(head)
    var runs: [Range<Int>] = []
    var start = 0
    for place in 1...names.count where place == names.count || heads[place] != heads[start] {
      runs.append(start..<place)
      start = place
    }
    return named(joined(runs), heads)
  }

  /// Runs of one or two tools go together with their neighbours, as long as the file stays short.
  private static func joined(_ runs: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for run in runs {
      if let last = result.last, last.count + run.count <= most, last.count < 3 || run.count < 3 {
        result[result.count - 1] = last.lowerBound..<run.upperBound
      } else {
        result.append(run)
      }
    }
    return result
  }

  /// Each file is called after most of its tools.
  private static func named(_ runs: [Range<Int>], _ heads: [String]) -> [(path: String, places: Range<Int>)] {
    var taken: Set<String> = []
    return runs.map { run in
      var counts: [String: Int] = [:]
      for place in run { counts[heads[place], default: 0] += 1 }
      let most = counts.values.max() ?? 0
      let wanted = ToolKeys.plain(heads[run].first { counts[$0] == most } ?? "", otherwise: "tools")
      var name = wanted
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(wanted)-\(number)"
        number += 1
      }
      return ("tools/\(name).yaml", run)
    }
  }

  /// The first word of a name: `nasa` of `nasa/apod`, `list` of `list_issues` and `listIssues`.
  private static func head(_ name: String) -> String {
    var word = ""
    for scalar in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(scalar)
      if "_-./: ".unicodeScalars.contains(scalar), !word.isEmpty { break }
      if isUpper, let last = word.unicodeScalars.last, ("a"..."z").contains(last) { break }
      word.unicodeScalars.append(scalar)
    }
    return word.lowercased()
  }
}
