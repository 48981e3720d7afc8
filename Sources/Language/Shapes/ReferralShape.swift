import Syntax

extension Shape where Value == [Referral.Header] {
  /// Headers and where their values come from.
  static let referredHeaders = given(
    .text(what: "text or `$(keys.STEP)`", pattern: "^([^$]*|[$][(]keys[.][^$]+[)])$"), value
  ) { Referral.Header(name: $0, key: $1, node: $2, value: $3) }

  @Sendable private static func value(_ text: String) -> Referral.Value? {
    switch GivenValue(text) {
    case .literal(let text): .literal(text)
    case .keys(let step): .keys(step)
    case nil: nil
    }
  }
}
