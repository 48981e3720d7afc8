import Facts
import Findings
import Language

/// How a queue rings, and whom it lets wait.
extension QueueExpectation {
  private static let strategies: [Queue.Strategy: String] = [
    .together: "ringall", .inTurn: "rrmemory", .longestIdle: "leastrecent", .fewestCalls: "fewestcalls",
    .random: "random",
  ]

  static func checkSettings(
    _ queue: Queue, _ name: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let file = subject.files["phone/asterisk/queues.conf"], let section = exchange.queues.section(name) else {
      return
    }
    let told = { (isTold: Bool?) in isTold == true ? "yes" : "no" }
    // Nobody is left to wait where nobody can come; those who are on the phone will be free again.
    let gone = "paused,unavailable,invalid"
    var wanted: [(String, String?)] = [
      ("strategy", strategies[queue.strategy]),
      ("timeout", "\(queue.ringing?.seconds ?? PhoneFacts.usualMemberRinging)"),
      ("wrapuptime", "\(queue.wrapUp?.seconds ?? 0)"), ("maxlen", queue.capacity.map { "\($0)" }),
      ("ringinuse", "no"), ("joinempty", gone), ("leavewhenempty", gone),
      ("announce-position", told(queue.announce?.position)), ("announce-holdtime", told(queue.announce?.wait)),
    ]
    if queue.announce?.position == true || queue.announce?.wait == true {
      wanted.append(("announce-frequency", (queue.announce?.every.seconds).map { "\($0)" }))
    }
    for (key, value) in wanted {
      verdict.expect(
        section.value(key) == value, ConformanceFindings.queueSetting, at: file.location(section.range(of: key)),
        "`\(key)` of queue `\(queue.name)` is \(section.value(key).map { "`\($0)`" } ?? "missing"), not \(value.map { "`\($0)`" } ?? "left out")",
        declared: subject.place(of: "queue.\(queue.name)"))
    }
    let general = exchange.queues.section("general")
    verdict.expect(
      general?.value("autofill") == "yes", ConformanceFindings.queueSetting,
      at: file.location(general?.range(of: "autofill") ?? 0..<0),
      "only the first caller in a queue is put through, however many members are free")
  }
}
