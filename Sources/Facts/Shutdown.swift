/// The announced end of a model that a platform still serves.
public struct Shutdown: Sendable, Hashable {
  /// The day from which calls fail, as the platform writes it: `2027-01-20`.
  public let date: String
  /// The model that takes its place.
  public let successor: String

  public init(_ date: String, successor: String) {
    self.date = date
    self.successor = successor
  }
}
