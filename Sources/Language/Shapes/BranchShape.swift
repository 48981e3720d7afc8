import Syntax

extension Shape where Value == Branch.Case {
  static let branchCase = record(
    "Case",
    "A condition (about a schedule, the caller, the number called, a queue, other calls, the call itself or a value that it has) and the step that it leads to.",
    [
      .optional("if", \.schedule, .reference(.schedule), "The name of a schedule: holds while it is open."),
      .optional(
        "is", \.state, .text,
        "Another state of it: `holiday`, `emergency`, or a holiday's name. Of `value`: the word, the number or the keys that it must be; `true` unless said."
      ),
      .optional("caller", \.caller, .callers, "`anonymous`, or the name of a list that the caller's number is in."),
      .optional("called", \.called, .text, "The one of the dialplan's numbers that was called."),
      .optional("queue", \.queue, .reference(.queue), "A queue in which callers wait."),
      .optional("waiting", \.waiting, .integer(1...1_000), "How many of them at least; one unless said."),
      .optional(
        "calls", \.calls, .integer(1...1_000),
        "How many other calls of this dialplan are in progress at least; this one does not count."),
      .optional(
        "visits", \.visits, .integer(2...20),
        "How many times the call has come to this step at least, this time included."),
      .optional(
        "called_before", \.calledBefore, .integer(1...1_000),
        "How many other calls the caller's number has made to this dialplan at least, in the running span of `within`."),
      .optional(
        "within", \.within, .duration,
        "How long a span is, `1m` to `24h`: spans follow each other by the clock, in UTC."),
      .optional(
        "value", \.value, .valueSource,
        "A value of the call: `$(keys.STEP)`, what was pressed there last, `$(step.STEP.NAME)`, what the tool that it calls answered last, or `$(set.NAME)`, a variable."
      ),
      .optional("at_least", \.least, .compared, "The least number that the value may be, instead of `is`."),
      .optional("below", \.limit, .compared, "The first number that it may no longer be; with `at_least`, a range."),
      .required("next", \.next, .text, "The step."),
    ])
}

extension Shape where Value == String {
  /// `anonymous`, or the name of a list.
  static let callers = Shape(.text(what: "`anonymous`, or the name of a list", pattern: nil)) { node, reader in
    let form = Form.text(what: "`anonymous`, or the name of a list", pattern: nil)
    guard let name = reader.scalar(node, { form }) else { return nil }
    if name != "anonymous" { reader.references.append(Reference(kind: .list, name: name, node: node)) }
    return name
  }
}
