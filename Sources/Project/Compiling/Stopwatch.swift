import Glibc

/// How long each stage of the road took. Off unless asked for: then it costs nothing, and no output depends on it.
public struct Stopwatch {
  /// The stages in the order in which they first ran, with their nanoseconds.
  public private(set) var stages: [(name: String, nanoseconds: UInt64)] = []
  private let isOn: Bool

  public init(isOn: Bool) { self.isOn = isOn }

  /// Runs a part of a stage and adds its time to the stage's.
  public mutating func measure<Result, Failure: Error>(
    _ name: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isOn else { return try body() }
    let start = Self.now()
    let result = try body()
    let spent = Self.now() - start
    if let place = stages.firstIndex(where: { $0.name == name }) {
      stages[place].nanoseconds += spent
    } else {
      stages.append((name, spent))
    }
    return result
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
