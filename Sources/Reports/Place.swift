import SourceText

/// A location as people and other programs count it.
struct Place: Sendable {
  let file: String
  let start: Position
  /// Excluded.
  let end: Position
  let source: FileID

  /// `widgets/cards.yaml:14:22`.
  var text: String { "\(file):\(start.line):\(start.column)" }
}

/// Looks locations up, counting the lines of each file once.
struct PlaceFinder {
  private let sources: SourceSet
  private var maps: [LineMap?]

  init(_ sources: SourceSet) {
    self.sources = sources
    maps = Array(repeating: nil, count: sources.files.count)
  }

  mutating func place(of location: Location) -> Place {
    let map = lines(of: location.file)
    return Place(
      file: sources[location.file].name, start: map.position(of: Int(location.range.start)),
      end: map.position(of: max(Int(location.range.end), Int(location.range.start))), source: location.file)
  }

  mutating func lines(of file: FileID) -> LineMap {
    let index = Int(file.index)
    if let map = maps[index] { return map }
    let map = LineMap(sources[file].bytes)
    maps[index] = map
    return map
  }
}
