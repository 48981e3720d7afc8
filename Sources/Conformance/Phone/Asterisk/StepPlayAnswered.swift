/// What runs on the leg of a far end that has answered.
extension StepPlay {
  /// Whether somebody is told when the far end of a call answers.
  func playUp(_ dial: CallPlan.Priority) -> Bool {
    guard let run = Self.subroutine(of: dial) else { return false }
    var player = begin()
    player.text.variables.merge(run.arguments) { $1 }
    player.keyedIn = "1"
    _ = player.play(run.context, "s")
    return player.text.variables["MASTER_CHANNEL(LEG_UP)"]?.isEmpty == false
  }

  /// What is told of a far end that has answered as `dial` says, and then hung up or not; nil where nothing is.
  func playFarEnd(_ dial: CallPlan.Priority, hangsUp: Bool) -> String? {
    // It may have something run when it is gone.
    guard let run = Self.subroutine(of: dial) else { return nil }
    var player = begin()
    player.text.variables.merge(run.arguments) { $1 }
    player.keyedIn = "1"
    _ = player.play(run.context, "s")
    let last = player.text.variables["CHANNEL(hangup_handler_push)"]?.split(separator: ",").map(String.init) ?? []
    guard last.count == 3 else { return nil }
    player.text.variables["CHANNEL(name)"] = "PJSIP/far-00000001"
    player.text.variables["CHANNEL(hangupsource)"] = hangsUp ? "PJSIP/far-00000001" : ""
    _ = player.play(last[0], last[1])
    return player.text.variables["MASTER_CHANNEL(LEG_HUNG_UP)"]
  }

  /// What runs on the leg of a far end that has answered: `U(context^argument^argument)`.
  private static func subroutine(of dial: CallPlan.Priority) -> (context: String, arguments: [String: String])? {
    guard let run = dial.arguments.firstMatch(of: /U\(([^)^]*)((?:\^[^)]*)?)\)/) else { return nil }
    let parts = run.2.split(separator: "^", omittingEmptySubsequences: false).dropFirst()
    var arguments = ["ARG1": ""]
    for (place, part) in parts.enumerated() { arguments["ARG\(place + 1)"] = String(part) }
    return (String(run.1), arguments)
  }

  /// The same on a channel of the far end's own, which has nothing of the caller's; whoever is there keys something in.
  func playAnswered(_ dial: CallPlan.Priority, keyedIn: String) -> CallPlanPlayer? {
    guard let run = Self.subroutine(of: dial) else { return nil }
    var player = CallPlanPlayer(exchange.plan)
    player.text.now = begin().text.now
    player.text.variables = run.arguments
    player.keyedIn = keyedIn
    _ = player.play(run.context, "s")
    return player
  }
}
