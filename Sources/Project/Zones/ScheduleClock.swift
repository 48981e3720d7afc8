import Language
import Resolve

/// A schedule by the clocks of its own zone.
public struct ScheduleClock: Sendable {
  /// The declaration.
  public let schedule: Schedule
  /// The zone that it names.
  public let zone: ZoneFile

  public init(_ schedule: Schedule) throws(ToolError) {
    self.schedule = schedule
    zone = try readZone(schedule.timezone)
  }

  /// Its state at an instant, if nobody has closed it at once.
  public func state(at instant: Int) -> OpeningState {
    let clock = WallClock(instant, in: zone)
    return schedule.state(on: clock.date, at: clock.minutes)
  }

  /// Each instant in a span from which another state holds, beginning with the first of the span.
  public func changes(from: Int, to: Int) -> [(instant: Int, state: OpeningState)] {
    var candidates = Set([from] + zone.changes(from: from, to: to))
    let first = (from + zone.offset(at: from)).flooring(by: 86_400) - 1
    let last = (to + zone.offset(at: to)).flooring(by: 86_400) + 1
    let edges = schedule.edges
    for day in first...last {
      for minute in edges { candidates.formUnion(zone.instants(showing: day * 86_400 + minute * 60)) }
    }
    var changes: [(instant: Int, state: OpeningState)] = []
    for instant in candidates.sorted() where (from..<to).contains(instant) {
      let state = state(at: instant)
      if changes.last?.state != state { changes.append((instant, state)) }
    }
    return changes
  }
}
