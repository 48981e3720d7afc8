import Facts
import Findings
import Language
import Resolve

/// Nobody waits for ever.
enum WaitingTimeRule: Rule {
  static let kind = FindingKind(
    "phone/waiting-time", .warning, "Checks that times to wait are not too long",
    why: """
      Callers hang up long before two minutes of ringing are over, and networks end the attempt about then. While a tool is
      asked they hear nothing.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    WaitedTime.all(contract.contract).filter { $0.time.seconds > $0.longest }.map { each in
      Finding(
        kind, at: each.place(in: contract), "`\(each.time.text)` is too long for \(each.what)",
        label: each.longest == PhoneFacts.longestRinging ? "networks give up earlier" : nil,
        help: "write at most `\(each.longest)s`")
    }
  }
}
