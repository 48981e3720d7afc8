import Findings
import Language
import Resolve

/// An exchange looks at a number before it dials.
enum CalledNumbersRule: Rule {
  static let kind = FindingKind(
    "phone/called-numbers", .warning, "Checks that an exchange can look at what an outbound dialplan may call",
    why: """
      Before an exchange dials it compares the number with the pattern of the type that `to` names, whoever asked for the
      call. It reads digits, `+`, `[0-9]` and `\\d`, `{…}`, `?`, `(…)` and `|`. What it can't read stands in
      `phone/control.json` for the program that starts the calls, and only there.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.dialplans.compactMap { dialplan in
      guard dialplan.direction == .outbound, let numbers = CalledNumbers(dialplan, contract), !numbers.isSeen,
        numbers.stranger == nil
      else { return nil }
      let what = numbers.others.first.map { "`\($0)`" } ?? "the pattern"
      return Finding(
        kind, at: contract.origin.location(dialplan.node, "to"),
        "an exchange can't look at \(what) of `\(dialplan.to ?? "")` before it dials",
        help: "say it as a pattern such as `'^\\+1[2-9][0-9]{9}$'`")
    }
  }
}
