import Syntax

extension Shape where Value == Branch.Case {
  static let branchCase = record(
    "Case",
    "A condition (about a schedule, the caller, the number called, a queue, other calls or the call itself) and the step that it leads to.",
    [
      .optional("if", \.schedule, .reference(.schedule), "The name of a schedule: holds while it is open."),
      .optional("is", \.state, .text, "Another state of it: `holiday`, `emergency`, or a holiday's name."),
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
