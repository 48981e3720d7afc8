import Syntax

/// `refer:` hands the caller's own call over to another exchange (REFER, RFC 3515): once that is accepted, it is gone from here.
public struct Referral: Sendable {
  public var destination = ""
  public var headers: [Header] = []
  public var outcomes: [OutcomeWay] = []

  /// A header that the other exchange is to find in the caller's new call, and where its value comes from.
  public struct Header: Sendable {
    public let name: String
    public let key: NodeID
    public let node: NodeID
    public let value: Value
  }

  /// What may stand in a header. Nothing else of a call gets out by one.
  public enum Value: Sendable, Hashable {
    /// Text of the contract.
    case literal(String)
    /// `$(keys.STEP)`: the digits that were pressed at a step that asks.
    case keys(String)
    /// `$(set.NAME)`: a variable of the call.
    case variable(String)
  }

  /// The variables that stand in a header.
  public var variables: [String] {
    headers.compactMap { if case .variable(let name) = $0.value { name } else { nil } }
  }
  /// The steps whose keys stand in a header.
  public var keySteps: [String] {
    headers.compactMap { if case .keys(let step) = $0.value { step } else { nil } }
  }
}

extension Referral {
  /// A value as it stands in an address: every byte but letters, digits and `-._~` as `%` and two digits (RFC 3261, section
  /// 19.1.1). So nothing of it can end a header, begin another one or mean anything to an exchange.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(Character(Unicode.Scalar(byte)))
      default:
        let digits = Array("0123456789ABCDEF")
        result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }
}
