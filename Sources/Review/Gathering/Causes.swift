/// Which differences only follow from another one: from a new name, or from a declaration that is gone.
struct Causes {
  private struct Rename {
    let from: String
    let to: String
    /// Where the name is known: a whole declaration, or nil for all of the contract.
    let within: String?
    let place: Int
  }

  private var renames: [Rename] = []
  private var removed: [String: Int] = [:]
  private var own: Set<Int> = []
  /// Names that stand in lists in the place of others: list, then name, then whether it came.
  private var arrivals: Set<[String]> = []
  private var departures: Set<[String]> = []

  init(_ differences: [Difference]) {
    // The new name of a declaration is the cause of each place that names it, also of those that were met before it.
    let places = differences.indices.filter { differences[$0].path.parts.isEmpty }
    for place in places + differences.indices.filter({ !differences[$0].path.parts.isEmpty }) {
      let difference = differences[place]
      let path = difference.path
      switch difference.kind {
      case .renamed(let from, let to):
        let isDeclaration = path.parts.isEmpty
        // The same new name in a list by names, such as `hand_over`, follows from the declaration's.
        if !isDeclaration, renames.contains(where: { $0.from == from && $0.to == to && $0.within == nil }) { continue }
        renames.append(
          Rename(from: from, to: to, within: isDeclaration ? nil : path.declaration, place: place))
        own.insert(place)
      case .removed where path.parts.isEmpty && !path.name.isEmpty:
        if removed[path.name] == nil { removed[path.name] = place }
        own.insert(place)
      case .removed where difference.isMember:
        if let text = difference.before { departures.insert(Self.list(path) + [text]) }
      case .added where difference.isMember:
        if let text = difference.after { arrivals.insert(Self.list(path) + [text]) }
      default: continue
      }
    }
  }

  private static func list(_ path: Path) -> [String] { [path.declaration] + path.parts.dropLast() }

  /// What a difference follows from: the place of another one.
  enum Cause: Hashable {
    case rename(Int)
    case removal(Int)

    var place: Int {
      switch self {
      case .rename(let place), .removal(let place): place
      }
    }
  }

  /// Nil for a difference that has its own cause.
  func cause(of difference: Difference, at place: Int? = nil) -> Cause? {
    if let place, own.contains(place) { return nil }
    let path = difference.path
    let rename = renames.first { rename in
      if let within = rename.within, within != path.declaration { return false }
      switch difference.kind {
      case .changed: return difference.before == rename.from && difference.after == rename.to
      case .renamed(let from, let to): return from == rename.from && to == rename.to
      case .removed where difference.isMember:
        return difference.before == rename.from && arrivals.contains(Self.list(path) + [rename.to])
      case .added where difference.isMember:
        return difference.after == rename.to && departures.contains(Self.list(path) + [rename.from])
      default: return false
      }
    }
    if let rename { return .rename(rename.place) }
    guard difference.kind == .removed, difference.isMember, !path.parts.isEmpty else { return nil }
    return removed[difference.before ?? difference.name].map { .removal($0) }
  }

  func cause(ofAll differences: [Difference]) -> Cause? {
    let causes = differences.map { cause(of: $0) }
    guard let first = causes.first, let place = first, causes.allSatisfy({ $0 == place }) else { return nil }
    return place
  }
}
