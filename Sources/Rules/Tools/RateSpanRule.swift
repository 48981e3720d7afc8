import Findings
import Language
import Resolve

/// A limit over no time is no limit.
enum RateSpanRule: Rule {
  static let kind = FindingKind(
    "tool/rate-span", .error, "Checks that a `rate_limit` counts over a span of time",
    why: "So many calls in no time at all is a limit that nothing ever reaches: whoever keeps it counts nothing.")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let rates = contract.contract.tools.map(\.rateLimit) + contract.contract.agents.map(\.page?.rateLimit)
    return rates.compactMap { rate in
      guard let rate, rate.per.seconds == 0 else { return nil }
      return Finding(
        kind, at: contract.origin.location(rate.node, "per"), "the limit counts over no time",
        help: "say a span, such as `1m`")
    }
  }
}
