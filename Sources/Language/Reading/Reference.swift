import Syntax

/// A place where a declaration is named.
public struct Reference: Sendable {
  /// The section that the name is looked up in.
  public let kind: Kind
  /// The name as written.
  public let name: String
  /// Where it is written.
  public let node: NodeID

  /// The sections of a contract that can be named from anywhere in it.
  public enum Kind: String, Sendable, CaseIterable {
    case tool, type, scope, widget, agent, trunk, destination, stream, mailbox, schedule, list, queue, dialplan, secret
    case dataClass = "data class"

    var article: String { self == .agent ? "an" : "a" }
  }
}
