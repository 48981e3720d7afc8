/// The name among `candidates` that a misspelt one probably means: at most a third of its letters differ.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard wanted.count < 100 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let letters = Array(candidate.lowercased().unicodeScalars)
    guard letters.count < 100 else { continue }
    let limit = max(1, max(wanted.count, letters.count) / 3)
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.name
}

/// How many letters must be put in, taken out, changed or swapped with a neighbour to get from one word to the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var before: [Int] = []
  var previous = Array(0...right.count)
  for i in 1...left.count {
    var current = [i]
    for j in 1...right.count {
      let cost = left[i - 1] == right[j - 1] ? 0 : 1
      var distance = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        distance = min(distance, before[j - 2] + 1)
      }
      current.append(distance)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}

/// The known names that others, which are not known, were probably meant for: what lacks them is told as misspelt.
public func meant(by names: some Sequence<String>, among known: [String]) -> Set<String> {
  Set(names.filter { !known.contains($0) }.compactMap { nearest(to: $0, among: known) })
}
