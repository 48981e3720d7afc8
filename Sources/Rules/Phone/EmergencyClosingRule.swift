import Findings
import Language
import Resolve

/// Only a schedule that can be closed at once is closed at once.
enum EmergencyClosingRule: Rule {
  static let kind = FindingKind(
    "phone/emergency-closing", .error, "Checks that steps close only schedules that can be closed at once",
    why: """
      Where a schedule does not say `emergency: true`, its flows do not look whether somebody has closed it: a step that
      closes it would change nothing.
      """)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.dialplans.flatMap { dialplan in
      dialplan.graph.steps.compactMap { step -> Finding? in
        guard case .emergency(let change) = step.act, let schedule = contract.contract.schedules[change.schedule],
          !schedule.emergency
        else { return nil }
        return Finding(
          kind, at: contract.origin.location(change.node, "schedule"),
          "`\(schedule.name)` can't be closed at once", help: "add `emergency: true` to the schedule")
      }
    }
  }
}
