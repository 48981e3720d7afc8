import Syntax

extension Shape where Value == Schedule {
  static let schedule = record(
    "Schedule", "When an office is open.",
    [
      .required("timezone", \.timezone, .text, "A name of the time zone database: `America/New_York`."),
      .required("hours", \.hours, Shape<Hours>.hours.list, "The opening hours."),
      .defaulted("holidays", \.holidays, Shape<Holiday>.holiday.list, "The days when it is closed all the same."),
      .defaulted("emergency", \.emergency, .boolean, "Whether it can be closed at once, whatever the clock says."),
    ])
}

extension Shape where Value == Hours {
  static let hours = record(
    "Hours", "Open on these days from a time up to, but not with, another.",
    [
      .required("days", \.days, .weekdays, "`mon-fri`, `sat`, or a list of such."),
      .required("from", \.from, .timeOfDay, "When it opens."),
      .required("to", \.to, .timeOfDay, "When it closes."),
    ])
}

extension Shape where Value == Holiday {
  static let holiday = record(
    "Holiday", "Closed: on a `date`, `from` one `to` another, or `every` year.",
    [
      .required("name", \.name, .text, "What the day is called."),
      .optional("date", \.date, .date, "One day."),
      .optional("from", \.from, .date, "The first of several days."),
      .optional("to", \.to, .date, "The last of several days."),
      .optional("every", \.every, .yearly, "A day that comes each year."),
    ])
}

extension Shape where Value == Holiday.Yearly {
  static let yearly = record(
    "Yearly", "A day of each year: by `day`, or by `nth` and `weekday`.",
    [
      .required("month", \.month, .word, "`jan` to `dec`."),
      .optional("day", \.day, .integer(1...31), "The day of the month."),
      .optional("nth", \.nth, .integer(-1...5), "Which one of the month: 1 to 5, or -1 for the last."),
      .optional("weekday", \.weekday, .word, "`mon` to `sun`."),
      .optional("lasts", \.lasts, .integer(1...31), "How many days it lasts, from that day on."),
    ])
}
