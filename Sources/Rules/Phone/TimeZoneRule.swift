import Facts
import Findings
import Language
import Resolve
import SourceText

/// Time zones exist.
enum TimeZoneRule: Rule {
  static let kind = FindingKind(
    "phone/unknown-timezone", .error, "Checks that time zones are names of the time zone database",
    why: """
      An exchange takes an unknown zone for UTC without a word, and the office opens hours too early. Use a place's
      name, such as `America/New_York`: it knows daylight saving time, which `EST` does not.
      """,
    source: "IANA time zone database \(TimeZoneNames.version)")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for schedule in contract.contract.schedules where !TimeZoneNames.contains(schedule.timezone) {
      findings.append(
        finding(schedule.timezone, at: contract.origin.location(schedule.node, "timezone"), extra: []))
    }
    for dialplan in contract.contract.dialplans {
      guard let window = dialplan.window, window.timezone != "callee",
        !TimeZoneNames.contains(window.timezone)
      else {
        continue
      }
      findings.append(
        finding(window.timezone, at: contract.origin.location(window.node, "timezone"), extra: ["callee"]))
    }
    for value in contract.contract.dialplans.flatMap({ $0.steps.flatMap { $0.spokenValues + $0.toldValues } }) {
      guard let zone = value.timezone, !TimeZoneNames.contains(zone) else { continue }
      findings.append(finding(zone, at: contract.origin.location(value.node, "timezone"), extra: []))
    }
    return findings

    func finding(_ name: String, at place: Location?, extra: [String]) -> Finding {
      let meant = nearest(to: name, among: TimeZoneNames.all + extra)
      return Finding(
        kind, at: place, "there is no time zone `\(name)`",
        help: meant.map { "did you mean `\($0)`?" } ?? "write a name such as `Europe/Berlin`")
    }
  }
}
