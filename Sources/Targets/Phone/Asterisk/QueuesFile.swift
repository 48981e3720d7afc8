import Facts
import Language

/// `queues.conf`: who is rung for those who wait, and what they hear; `queuerules.conf`: who else after a while.
enum QueuesFile {
  static func text(_ plan: PhonePlan) -> String {
    var text = AsteriskFiles.heading(plan, "Queues") + "\n[general]\npersistentmembers=no\nautofill=yes\n"
    for queue in plan.contract.queues { text += section(queue, plan) }
    return text
  }

  /// Raises the penalty of those who are rung first to that of those who are to ring beside them. Nil where nobody does.
  static func rules(_ plan: PhonePlan) -> String? {
    let queues = plan.contract.queues.filter(isWidened)
    if queues.isEmpty { return nil }
    var text = AsteriskFiles.heading(plan, "Rules of queues") + "\n[general]\n"
    for queue in queues {
      text += "\n[\(plan.names.queue(queue.name))]\n"
      for (place, line) in queue.backup.enumerated() {
        if let after = line.after { text += "penaltychange => \(after.seconds),,,\(place + 1)\n" }
      }
    }
    return text
  }

  private static func isWidened(_ queue: Queue) -> Bool { queue.backup.contains { $0.after != nil } }

  private static let strategies: [Queue.Strategy: String] = [
    .together: "ringall", .inTurn: "rrmemory", .longestIdle: "leastrecent", .fewestCalls: "fewestcalls",
    .random: "random",
  ]

  private static func section(_ queue: Queue, _ plan: PhonePlan) -> String {
    var lines = [
      "[\(plan.names.queue(queue.name))]", "strategy=\(strategies[queue.strategy] ?? "ringall")",
      "timeout=\(queue.ringing?.seconds ?? PhoneFacts.usualMemberRinging)", "retry=1", "timeoutrestart=yes",
      "wrapuptime=\(queue.wrapUp?.seconds ?? 0)", "ringinuse=no",
      // Nobody is left to wait where nobody can come; those who are on the phone will be free again.
      "joinempty=paused,unavailable,invalid", "leavewhenempty=paused,unavailable,invalid",
    ]
    if let capacity = queue.capacity { lines.append("maxlen=\(capacity)") }
    if plan.keys(of: queue) != [] { lines.append("context=\(plan.names.context(.queue(queue.name)))") }
    let announce = queue.announce
    let isTold = announce?.position == true || announce?.wait == true
    lines.append("announce-position=\(announce?.position == true ? "yes" : "no")")
    lines.append("announce-holdtime=\(announce?.wait == true ? "yes" : "no")")
    lines.append("announce-frequency=\(isTold ? announce?.every.seconds ?? 0 : 0)")
    let texts = plan.announcements(of: queue)
    // Whoever is next, often the only one who waits, hears the texts too. But not the place in the queue: that is long, comes
    // while the first phone rings, and whoever answers it would wait for its end.
    if !isTold && !texts.isEmpty { lines.append("announce-to-first-user=yes") }
    if let announce, !texts.isEmpty {
      lines += [
        "periodic-announce=\(texts.map(\.played).joined(separator: ","))",
        "periodic-announce-frequency=\(announce.every.seconds)",
      ]
    }
    if isWidened(queue) { lines.append("defaultrule=\(plan.names.queue(queue.name))") }
    for (place, members) in queue.lines.enumerated() {
      // Who has more penalty is rung where nobody with less is free.
      let penalty = place == 0 ? "" : ",\(place)"
      for line in members.compactMap({ plan.contract.destinations[$0] }) {
        lines.append("member => \(DialledAddress.text(line, plan))\(penalty)")
      }
    }
    return "\n" + lines.joined(separator: "\n") + "\n"
  }
}

/// A queue's context: the keys by which those who wait leave it, each to the step that the caller waits in.
struct QueueContext {
  let queue: Queue
  let plan: PhonePlan

  func write(to text: inout DialplanText) {
    let steps = plan.steps(waitingIn: queue)
    text.context(plan.names.context(.queue(queue.name)), "Keys of those who wait in \(queue.name).")
    for press in plan.keys(of: queue) {
      text.begin(press)
      for (flow, step) in steps {
        let context = plan.names.step(flow, step)
        text.run("GotoIf($[\"${PARLANCE_STEP}\" = \"\(context)\"]?\(context),key\(StepContext.word(press)),1)")
      }
      text.run("Hangup(\(PhoneFacts.normalClearing))")
    }
  }
}
