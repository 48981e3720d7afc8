import JSONSchemas

/// Looks for texts that match some patterns and none of some others, shortest first, by walking through all the states
/// that the patterns can be in together. Where it ends without having found one, there is none.
struct TextSearch {
  enum Answer: Equatable {
    case text(String)
    /// There is none.
    case none
    /// The search was given up.
    case unknown
  }

  private static let stateLimit = 4_000

  private var steppers: [PatternStepper]
  private let matchingCount: Int
  /// A character for each class that some pattern tells apart.
  private let samples: [UInt32]

  /// Nil if a pattern looks around, or tells characters apart that cannot be listed.
  init?(matching: [Pattern], avoiding: [Pattern]) {
    steppers = []
    var bounds: [UInt32] = [0x20, 0x30, 0x61, 0x7B]
    for pattern in matching + avoiding {
      guard let stepper = PatternStepper(pattern), let own = stepper.bounds else { return nil }
      steppers.append(stepper)
      bounds += own
    }
    matchingCount = matching.count
    // Classes change only at bounds: the first character from each bound on stands for its class.
    let first = Set(bounds + [0, 0xE000]).compactMap { bound in Unicode.Scalar(bound)?.value }
    // Letters first, for people; characters that do not show last.
    samples = first.sorted { Self.rank($0) < Self.rank($1) }
  }

  private static func rank(_ scalar: UInt32) -> (Int, UInt32) {
    let isLetter = (0x61...0x7A).contains(scalar) || (0x41...0x5A).contains(scalar)
    let isShown = (0x21...0x7E).contains(scalar)
    return (isLetter ? 0 : isShown ? 1 : scalar == 0x20 ? 2 : 3, scalar)
  }

  private struct State: Hashable {
    var parts: [PatternStepper.State]
    /// How many characters were read; where only a least number matters, no more than that.
    var length: Int
  }

  /// A text of so many characters.
  mutating func text(ofLength least: Int, to most: Int?) -> Answer {
    if let most, most < least { return .none }
    var start = State(parts: [], length: 0)
    for index in steppers.indices { start.parts.append(steppers[index].start()) }
    var states = [start]
    var origins: [(previous: Int, scalar: UInt32)] = [(-1, 0)]
    var known: Set<State> = [start]
    var place = 0
    while place < states.count {
      if accepts(states[place], least) { return .text(text(to: place, origins)) }
      let state = states[place]
      if most.map({ state.length < $0 }) ?? true {
        for scalar in samples {
          var next = State(parts: [], length: min(state.length + 1, most ?? least))
          for index in steppers.indices { next.parts.append(steppers[index].step(state.parts[index], scalar)) }
          let isLost =
            next.parts[..<matchingCount].contains(where: \.isDead)
            || next.parts[matchingCount...].contains(where: \.isMatch)
          if isLost || !known.insert(next).inserted { continue }
          guard states.count < Self.stateLimit else { return .unknown }
          states.append(next)
          origins.append((place, scalar))
        }
      }
      place += 1
    }
    return .none
  }

  private mutating func accepts(_ state: State, _ least: Int) -> Bool {
    guard state.length >= least else { return false }
    for index in steppers.indices
    where steppers[index].accepts(state.parts[index]) != (index < matchingCount) { return false }
    return true
  }

  private func text(to place: Int, _ origins: [(previous: Int, scalar: UInt32)]) -> String {
    var scalars: [UInt32] = []
    var place = place
    while origins[place].previous >= 0 {
      scalars.append(origins[place].scalar)
      place = origins[place].previous
    }
    return String(String.UnicodeScalarView(scalars.reversed().compactMap(Unicode.Scalar.init)))
  }
}
