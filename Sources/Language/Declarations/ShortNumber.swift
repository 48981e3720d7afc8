import Syntax

/// `pass_on: {11: ben}`: a short number by which whoever answers may pass the caller on, and to whom.
public struct ShortNumber: Sendable {
  /// As it is dialled.
  public let number: String
  public let destination: String
  public let key: NodeID
  public let node: NodeID
}

extension Step {
  /// To whom whoever answers in this step may pass the caller on.
  public var passing: [ShortNumber] {
    switch act {
    case .transfer(let transfer): transfer.passing
    case .queue(let waiting): waiting.passing
    default: []
    }
  }
}
