// A contract is judged once for each of its environments; what is wrong in several of them is one finding.

/// How a finding's words name its environment.
public func inEnvironment(_ name: String) -> String { inEnvironments([name]) }

private func inEnvironments(_ names: [String]) -> String {
  "in environment\(names.count > 1 ? "s" : "") \(listed(names))"
}

extension Array where Element == Finding {
  /// Twins once; those that differ in their environment alone as one, which names all of them.
  func gatheredFromEnvironments() -> [Finding] {
    var places: [Finding: Int] = [:]
    var gathered: [(finding: Finding, environments: [String])] = []
    for finding in self {
      let names = finding.environment.map { [$0] } ?? []
      let key = finding.naming([])
      if let place = places[key] {
        gathered[place].environments += names.filter { !gathered[place].environments.contains($0) }
      } else {
        places[key] = gathered.count
        gathered.append((finding, names))
      }
    }
    return gathered.map { $0.environments.count > 1 ? $0.finding.naming($0.environments) : $0.finding }
  }
}

extension Finding {
  /// The same with other environments in its words.
  fileprivate func naming(_ names: [String]) -> Finding {
    guard let environment else { return self }
    let written = inEnvironment(environment)
    let wanted = inEnvironments(names)
    var result = self
    result.message = message.replacing(written, with: wanted)
    result.label = label?.replacing(written, with: wanted)
    result.notes = notes.map { $0.replacing(written, with: wanted) }
    result.environment = names.first
    return result
  }
}
