import Findings
import Language
import Resolve

/// Opening hours are spans of time.
enum ScheduleHoursRule: Rule {
  static let kind = FindingKind(
    "phone/empty-hours", .error, "Checks that opening hours and calling windows last some time",
    why: """
      Hours from a time to the same time say neither never nor always. For the whole day say from `'00:00'` to
      `'24:00'`. A calling window can't go over midnight: nobody is called at night.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for schedule in contract.contract.schedules {
      for hours in schedule.hours where hours.from == hours.to || hours.from.minutes == 1440 {
        findings.append(
          Finding(
            kind, at: contract.origin.location(hours.node, "to"),
            "`\(schedule.name)` is open from `\(hours.from.text)` to `\(hours.to.text)`, which is no time",
            help: "for the whole day say from `'00:00'` to `'24:00'`"))
      }
      for hours in schedule.hours where hours.days.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(hours.node, "days"),
            "these hours of `\(schedule.name)` are on no day",
            help: "say which days: `days: mon-fri`"))
      }
    }
    for dialplan in contract.contract.dialplans {
      guard let window = dialplan.window else { continue }
      if window.days.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(window.node, "days"),
            "the window of `\(dialplan.name)` is on no day", help: "say which days: `days: mon-sat`"))
      }
      if window.from < window.to { continue }
      let isNothing = window.from == window.to
      findings.append(
        Finding(
          kind, at: contract.origin.location(window.node, "to"),
          "the window of `\(dialplan.name)` ends at `\(window.to.text)`, "
            + (isNothing ? "when it begins" : "before it begins at `\(window.from.text)`"),
          help: "let `to` be later than `from`"))
    }
    return findings
  }
}
