import Findings
import Language
import Resolve

/// A schedule says each hour once.
enum OverlappingHoursRule: Rule {
  static let kind = FindingKind(
    "phone/overlapping-hours", .warning, "Checks that the hours of a schedule do not overlap",
    why:
      "Where two lines say that the office is open, shortening one of them changes nothing. Let each hour stand once."
  )

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.schedules.flatMap { schedule -> [Finding] in
      var findings: [Finding] = []
      for (index, hours) in schedule.hours.enumerated() {
        let spans = minutes(hours)
        guard let before = schedule.hours[..<index].first(where: { overlap(minutes($0), spans) }) else {
          continue
        }
        let place = contract.origin.location(before.node)
        findings.append(
          Finding(
            kind, at: contract.origin.location(hours.node),
            "these hours of `\(schedule.name)` overlap with others",
            related: place.map { [.init($0, "open at the same time")] } ?? [],
            help: "let each hour stand in one line"))
      }
      return findings
    }
  }

  /// Spans of minutes of a week that begins on Monday.
  private static func minutes(_ hours: Hours) -> [Range<Int>] {
    let all = Weekday.allCases
    return hours.days.flatMap { day -> [Range<Int>] in
      let start = all.firstIndex(of: day)! * 1440
      let from = start + hours.from.minutes
      let to = start + hours.to.minutes + (hours.to <= hours.from ? 1440 : 0)
      guard hours.from != hours.to, from < to else { return [] }
      return to > 7 * 1440 ? [from..<7 * 1440, 0..<to - 7 * 1440] : [from..<to]
    }
  }

  private static func overlap(_ left: [Range<Int>], _ right: [Range<Int>]) -> Bool {
    left.contains { span in right.contains { $0.overlaps(span) } }
  }
}
