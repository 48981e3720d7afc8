import Language

/// The digits that have been pressed so far on a path, by the step that asked for them.
struct PressedDigits {
  private var digits: [String: String] = [:]

  /// Goes a way that leaves a step.
  mutating func go(_ leg: ScenarioLeg, _ step: Step) {
    guard case .ask = step.act, let answer = leg.answer else { return }
    digits[step.name] = Self.of(answer)
  }

  subscript(step: String) -> String { digits[step] ?? "" }

  /// Those of an answer as the bench presses it.
  static func of(_ press: KeyPattern) -> String { press.example.filter(\.isNumber) }
}
