import Syntax

/// When an office is open.
public struct Schedule: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// A name of the time zone database, `America/New_York`.
  public var timezone = ""
  public var hours: [Hours] = []
  public var holidays: [Holiday] = []
  /// Whether it can be closed at once, whatever the clock says: by a step, or by whoever runs the exchange.
  public var emergency = false
  public init(node: NodeID) { self.node = node }
}

/// Open from `from` up to, but not with, `to` on these days. `to` before `from` means into the next day.
public struct Hours: Record {
  public var node: NodeID
  public var days: [Weekday] = []
  public var from = TimeOfDay(minutes: 0)
  public var to = TimeOfDay(minutes: 0)
  public init(node: NodeID) { self.node = node }
}

/// Closed: on one date, from one date to another (both included), or every year by `every`. Holidays beat hours.
public struct Holiday: Record {
  public var node: NodeID
  public var name = ""
  public var date: CalendarDate?
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var every: Yearly?
  public init(node: NodeID) { self.node = node }

  /// `{month: dec, day: 25}` or `{month: nov, nth: 4, weekday: thu}`; `nth: -1` is the last. `lasts: 2` adds the day
  /// after.
  public struct Yearly: Record {
    public var node: NodeID
    public var month: Month = .jan
    public var day: Int?
    public var nth: Int?
    public var weekday: Weekday?
    /// How many days it lasts; one unless said.
    public var lasts: Int?
    public init(node: NodeID) { self.node = node }
  }
}
