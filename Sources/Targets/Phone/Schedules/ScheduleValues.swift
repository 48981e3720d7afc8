import JSONValues
import Language

/// Schedules as data, for what can't ask an exchange: local times, the end not included, holidays beating hours.
enum ScheduleValues {
  static func value(_ plan: PhonePlan) -> JSONValue {
    var schedules = JSONObject()
    for schedule in plan.contract.schedules {
      schedules.append(
        schedule.name,
        [
          "timezone": .string(schedule.timezone),
          "hours": .array(
            schedule.hours.map {
              [
                "days": .strings($0.days.map(\.rawValue)), "from": .string($0.from.text),
                "to": .string($0.to.text),
              ]
            }), "holidays": .array(schedule.holidays.map(value)), "emergency": .bool(schedule.emergency),
        ])
    }
    return .object(schedules)
  }

  private static func value(_ holiday: Holiday) -> JSONValue {
    var value: JSONObject = ["name": .string(holiday.name)]
    value.append("date", holiday.date.map { .string($0.text) })
    value.append("from", holiday.from.map { .string($0.text) })
    value.append("to", holiday.to.map { .string($0.text) })
    if let every = holiday.every {
      var yearly: JSONObject = ["month": .int(every.month.number)]
      yearly.append("day", every.day.map { .int($0) })
      yearly.append("nth", every.nth.map { .int($0) })
      yearly.append("weekday", every.weekday.map { .string($0.rawValue) })
      yearly.append("lasts", every.lasts.map { .int($0) })
      value.append("every", .object(yearly))
    }
    return .object(value)
  }
}
