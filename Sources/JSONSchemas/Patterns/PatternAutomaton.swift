/// A pattern as a table of states, for texts of ASCII: one look-up a byte. Made from the instructions when a pattern is
/// used often (the subset construction); patterns that look around, or need more states than a table should have, stay
/// with the machine that follows all ways at once.
final class PatternAutomaton: Sendable {
  /// The state after a state and a class of bytes.
  private let next: [UInt16]
  private let classes: [UInt8]
  private let classCount: Int
  /// Whether a text that ends in a state matches.
  private let acceptsAtEnd: [Bool]

  /// The states that nothing leaves, and the one before the first character.
  private static let (dead, matched, first) = (UInt16(0), UInt16(1), UInt16(2))
  private static let stateLimit = 1_024

  /// Whether some part of the text matches; nil if the text is not ASCII.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    var state = Self.first
    return next.withUnsafeBufferPointer { next in
      classes.withUnsafeBufferPointer { classes in
        for byte in text {
          if byte > 0x7F { return nil }
          state = next[Int(state) &* classCount &+ Int(classes[Int(byte)])]
          // The rest of the text, ASCII or not, can change nothing.
          if state <= Self.matched { return state == Self.matched }
        }
        return acceptsAtEnd[Int(state)]
      }
    }
  }

  /// Nil if the pattern has no table.
  init?(_ program: PatternProgram) {
    guard program.instructions.count <= 4 * Self.stateLimit, var stepper = PatternStepper(program) else { return nil }
    let (classes, samples) = Self.classes(of: program)
    let start = stepper.start()
    var states = [PatternStepper.State(), PatternStepper.State(isMatch: true), start]
    var known: [PatternStepper.State: UInt16] = [states[0]: Self.dead, states[1]: Self.matched]
    if known[start] == nil { known[start] = Self.first }
    var next: [UInt16] = []
    var place = 0
    while place < states.count {
      for sample in samples {
        let state = place == Self.dead ? states[0] : stepper.step(states[place], sample)
        if let known = known[state] {
          next.append(known)
        } else {
          guard states.count < Self.stateLimit else { return nil }
          known[state] = UInt16(states.count)
          next.append(UInt16(states.count))
          states.append(state)
        }
      }
      place += 1
    }
    self.next = next
    self.classes = classes
    classCount = samples.count
    acceptsAtEnd = states.map { stepper.accepts($0) }
  }

  /// Bytes that no instruction tells apart share a class; of each class, one byte.
  private static func classes(of program: PatternProgram) -> (classes: [UInt8], samples: [UInt32]) {
    var classes: [UInt8] = []
    var samples: [UInt32] = []
    var known: [[Bool]: UInt8] = [:]
    let readers = program.instructions.indices.filter { program.isReader($0) }
    for scalar in UInt32(0)..<128 {
      let signature = readers.map { program.reads(scalar, at: $0) }
      if let known = known[signature] {
        classes.append(known)
      } else {
        known[signature] = UInt8(samples.count)
        classes.append(UInt8(samples.count))
        samples.append(scalar)
      }
    }
    return (classes, samples)
  }
}
