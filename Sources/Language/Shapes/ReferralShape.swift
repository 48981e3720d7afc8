import Syntax

extension Shape where Value == [Referral.Header] {
  /// Headers and where their values come from.
  static let referredHeaders = given(
    .text(what: "text, `$(keys.STEP)` or `$(set.NAME)`", pattern: "^([^$]*|[$][(](keys|set)[.][^$]+[)])$"), value
  ) { Referral.Header(name: $0, key: $1, node: $2, value: $3) }

  @Sendable private static func value(_ text: String) -> Referral.Value? {
    switch GivenValue(text) {
    case .literal(let text): .literal(text)
    case .keys(let step): .keys(step)
    case .variable(let name): .variable(name)
    case nil: nil
    }
  }
}
