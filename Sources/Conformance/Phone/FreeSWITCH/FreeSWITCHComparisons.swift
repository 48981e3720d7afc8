import Language
import Resolve

extension FreeSWITCHWalk {
  /// Calls for which a key was pressed go by the case that compares it.
  func checkComparisons(_ branch: Branch, _ step: Step, _ verdict: inout Verdict) {
    for source in branch.comparedValues {
      guard case .ask(let ask)? = dialplan.steps[source.step]?.act else { continue }
      for key in ask.keys {
        var player = player()
        player.minute = CivilMinute(CalendarDate(year: 2027, month: 1, day: 13), 180)
        // What was pressed before is no matter.
        for press in ask.keys + [key] {
          player.key = press.press.text
          _ = player.play(name(source.step), in: context)
        }
        if dialplan.recordCall != nil { player.variables["parlance_recording"] = "on" }
        let held = branch.cases.first { item in
          if let schedule = item.schedule {
            return subject.contract.schedules[schedule].map { OpeningTimes.isOpen($0, at: player.minute) } ?? false
          }
          guard item.value == source, case .value(_, .word(let keys))? = item.test else { return false }
          return KeyPattern(keys).matches(key.press.text.filter(\.isNumber))
        }
        expect(
          player.play(name(step.name), in: context), held?.next ?? branch.otherwise, player, step,
          "`\(key.press.text)` of step `\(source.step)` in step `\(step.name)`", &verdict)
      }
    }
  }
}
