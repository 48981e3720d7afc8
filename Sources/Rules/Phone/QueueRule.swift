import Facts
import Findings
import Language
import Resolve
import Syntax

/// A queue is one that callers can wait in.
enum QueueRule: Rule {
  static let kind = FindingKind(
    "phone/queue", .error, "Checks that queues have members, and keys that hold wherever a caller waits",
    why: """
      An exchange keeps the keys of a queue with the queue, not with the step that led there, so all steps of one queue
      have the same; each is a single key. Without members nobody ever answers. A priority is one only where others have less.
      A phone is in one line of a queue: among the members or in one `backup`, and each `after` is later than those before.
      Those who wait are told `say` each time, or the next of ten texts `in_turn` at most. An exchange looks ahead when a
      schedule of `while` closes, for as long as the step's `timeout`.
      """,
    source: "queues.conf of Asterisk 22, read 2026-11-25")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    for queue in contract.contract.queues {
      if queue.members.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(queue.node, "members"), "nobody answers queue `\(queue.name)`",
            help: "name destinations under `members`"))
      }
      if let announce = queue.announce, announce.say != nil, !announce.inTurn.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(announce.node, keyOf: "in_turn"),
            "those who wait in `\(queue.name)` are told `say` or something `in_turn`",
            help: "write the text of `say` as the first of `in_turn`"))
      }
      if let announce = queue.announce, announce.inTurn.count > PhoneFacts.mostAnnouncements {
        findings.append(
          Finding(
            kind, at: contract.origin.location(announce.node, "in_turn", element: PhoneFacts.mostAnnouncements),
            "an exchange says \(PhoneFacts.mostAnnouncements) texts in turn to those who wait in `\(queue.name)`, and no more",
            help: "leave some out"))
      }
      if let announce = queue.announce, announce.every.seconds < 5 {
        findings.append(
          Finding(
            kind, at: contract.origin.location(announce.node, "every"),
            "those who wait in `\(queue.name)` hear nothing but announcements", help: "write at least `5s`"))
      }
    }
    var first: [String: (step: Step, keys: [KeyPattern])] = [:]
    for dialplan in contract.contract.dialplans {
      for step in dialplan.steps {
        guard case .queue(let waiting) = step.act else { continue }
        if let schedule = waiting.schedule, waiting.timeout == nil {
          findings.append(
            Finding(
              kind, at: contract.origin.location(step.node, keyOf: "while"),
              "step `\(step.name)` does not say how long a caller waits at most while `\(schedule)` is open",
              help: "add `timeout: 30m`, and `timeout: STEP` to `on_result`"))
        }
        for key in waiting.keys where key.press.key == nil {
          findings.append(
            Finding(
              kind, at: contract.origin.location(key.node, "press"),
              "a queue is left by one key, not by `\(key.press.text)`", help: "write `'0'` to `'9'`, `star` or `pound`")
          )
        }
        let keys = waiting.keys.map(\.press)
        guard let before = first[waiting.queue] else {
          first[waiting.queue] = (step, keys)
          continue
        }
        guard Set(before.keys) != Set(keys) else { continue }
        findings.append(
          Finding(
            kind, at: contract.origin.location(step.node, keyOf: "keys"),
            "queue `\(waiting.queue)` has other keys in step `\(before.step.name)`",
            help: "give both steps the same keys, or each a queue of its own"))
      }
    }
    return findings + contract.contract.queues.compactMap { priority(of: $0, contract) }
      + contract.contract.queues.flatMap { backup(of: $0, contract) }
  }

  /// Each further line has somebody whom none before it has, and comes later.
  private static func backup(of queue: Queue, _ contract: ResolvedContract) -> [Finding] {
    var findings: [Finding] = []
    var known: Set<String> = []
    var latest = 0
    func meet(_ members: [String], _ node: NodeID, _ help: String) {
      for (place, member) in members.enumerated() where !known.insert(member).inserted {
        findings.append(
          Finding(
            kind, at: contract.origin.location(node, "members", element: place),
            "`\(member)` is rung for queue `\(queue.name)` already", help: help))
      }
    }
    meet(queue.members, queue.node, "leave one of them out")
    for line in queue.backup {
      if line.members.isEmpty {
        findings.append(
          Finding(
            kind, at: contract.origin.location(line.node, "members"),
            "a backup of queue `\(queue.name)` has nobody in it", help: "name destinations under `members`"))
      }
      meet(line.members, line.node, "leave it out here or before")
      guard let after = line.after else { continue }
      if after.seconds <= latest {
        findings.append(
          Finding(
            kind, at: contract.origin.location(line.node, "after"),
            latest == 0
              ? "`\(after.text)` is no time to wait" : "`\(after.text)` is no later than the backup before it",
            help: latest == 0 ? "write at least `1s`" : "write more than `\(latest)s`, or leave it out"))
      }
      latest = max(latest, after.seconds)
    }
    return findings
  }

  /// A priority that all who wait have puts nobody before others.
  private static func priority(of queue: Queue, _ contract: ResolvedContract) -> Finding? {
    let steps = contract.contract.dialplans.flatMap { $0.steps.elements }.compactMap { step -> (Step, Int)? in
      if case .queue(let waiting) = step.act, waiting.queue == queue.name { (step, waiting.priority ?? 0) } else { nil }
    }
    guard let (step, priority) = steps.first, priority > 0, steps.allSatisfy({ $0.1 == priority }) else { return nil }
    return Finding(
      kind, at: contract.origin.location(step.node, keyOf: "priority"),
      "everybody who waits in `\(queue.name)` has priority \(priority)",
      help: "leave it out, or let a step without it lead to the queue too")
  }
}
