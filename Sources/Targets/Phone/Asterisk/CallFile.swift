import Facts
import Language

/// `phone/outbound/<dialplan>.call`: what starts one call. The sender puts in `@number@` (and `@timezone@`, where the
/// window is the callee's) and moves the file into the exchange's `outgoing` folder; the dialplan checks both again.
enum CallFile {
  /// What stands for the number.
  static let number = "@number@"

  static func text(_ flow: PhonePlan.Flow, _ plan: PhonePlan) -> String {
    let dialplan = flow.dialplan
    let attempts = dialplan.attempts?.max ?? 1
    var lines = [
      "# One call of \(NameTable.token(flow.name)). @number@: E.164, as the type that `to` names.",
      "Channel: Local/call@\(plan.names.context(.outbound(flow.name)))/n",
      "Context: \(plan.names.context(.flow(flow.name)))",
      "Extension: s",
      "Priority: 1",
      // The window's own check and the ringing both fit.
      "WaitTime: \(PhoneFacts.usualRinging + 15)",
      "MaxRetries: \(attempts - 1)",
    ]
    if let apart = dialplan.attempts?.apart { lines.append("RetryTime: \(apart.seconds)") }
    lines.append("Setvar: __PARLANCE_NUMBER=\(number)")
    if dialplan.window?.timezone == "callee" { lines.append("Setvar: __PARLANCE_TIMEZONE=@timezone@") }
    lines.append("Archive: yes")
    return lines.joined(separator: "\n") + "\n"
  }
}
