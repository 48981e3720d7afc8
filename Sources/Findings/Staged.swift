/// What a stage of the road gives: its value, and what it found on the way.
public struct Staged<Value> {
  /// What the stage made.
  public var value: Value
  /// What it had to say.
  public var findings: [Finding]

  public init(_ value: Value, _ findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Staged: Sendable where Value: Sendable {}
