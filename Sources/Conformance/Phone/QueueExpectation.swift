import Findings
import Language

enum QueueExpectation: Expectation {
  static let name =
    "that a queue rings the contract's members, each backup when it is its turn, and says what the contract does"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let exchange = subject.exchange else { return }
    var seen: Set<String> = []
    for dialplan in subject.contract.dialplans {
      for step in dialplan.steps {
        guard case .queue(let waiting) = step.act, let queue = subject.contract.queues[waiting.queue] else { continue }
        let priorities = exchange.plan.priorities("\(dialplan.name)-\(step.name)", "s") ?? []
        guard let entered = priorities.first(where: { $0.application == "Queue" }) else { continue }
        let declared = subject.place(of: "queue.\(queue.name)")
        verdict.expect(
          queue.backup.isEmpty || priorities.contains { $0.arguments == "QUEUE_RAISE_PENALTY=0" },
          ConformanceFindings.queueSetting, at: exchange.file.location(entered.range),
          "a caller comes to queue `\(queue.name)` as one who has waited in another", declared: declared)
        checkWords(queue, step, dialplan, subject, &verdict)
        checkClosing(dialplan, step, waiting, exchange, subject, &verdict)
        let name = String(entered.arguments.prefix { $0 != "," })
        guard seen.insert(name).inserted else { continue }
        checkMembers(queue, name, exchange, subject, &verdict)
        checkRules(queue, name, exchange, subject, &verdict)
        checkRoutes(queue, name, subject, &verdict)
        checkWords(queue, name, exchange, subject, &verdict)
        checkSettings(queue, name, exchange, subject, &verdict)
      }
    }
  }

  /// Each line of phones has a penalty of its own, the members none.
  private static func checkMembers(
    _ queue: Queue, _ name: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let file = subject.files["phone/asterisk/queues.conf"], let section = exchange.queues.section(name) else {
      return
    }
    let items = section.items.filter { $0.key == "member" }
    let wanted = queue.lines.enumerated().flatMap { place, members in members.map { (place, $0) } }
    for (place, member) in wanted {
      guard let line = subject.contract.destinations[member] else { continue }
      let item = items.first { exchange.reaches(parts($0.value).target, line) }
      verdict.expect(
        item.map { parts($0.value).penalty == place } ?? false, ConformanceFindings.queueSetting,
        at: file.location(item?.range ?? section.range),
        "`\(member)` is not rung for queue `\(queue.name)` \(place == 0 ? "first" : "as backup \(place)")",
        declared: subject.place(of: "queue.\(queue.name)"))
    }
    verdict.expect(
      items.count == wanted.count, ConformanceFindings.queueSetting, at: file.location(section.range),
      "queue `\(queue.name)` rings \(items.count) phones, not \(wanted.count)",
      declared: subject.place(of: "queue.\(queue.name)"))
  }

  private static func parts(_ value: String) -> (target: String, penalty: Int?) {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    return (parts[0], parts.count > 1 ? Int(parts[1]) : 0)
  }

  private static func checkRules(
    _ queue: Queue, _ name: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let wanted = queue.backup.enumerated().compactMap { place, line in
      line.after.map { "\($0.seconds),,,\(place + 1)" }
    }
    let path = "phone/asterisk/\(wanted.isEmpty ? "queues" : "queuerules").conf"
    guard let file = subject.files[path] else {
      verdict.expect(
        wanted.isEmpty, ConformanceFindings.queueSetting, at: exchange.file.start,
        "nobody rings for queue `\(queue.name)` after a while", declared: subject.place(of: "queue.\(queue.name)"))
      return
    }
    let rule = exchange.queues.section(name)?.value("defaultrule")
    if rule == nil, !wanted.isEmpty, let queues = subject.files["phone/asterisk/queues.conf"] {
      verdict.expect(
        false, ConformanceFindings.queueSetting,
        at: queues.location(exchange.queues.section(name)?.range ?? 0..<0),
        "queue `\(queue.name)` has no rule by which its backups ring after a while",
        declared: subject.place(of: "queue.\(queue.name)"))
      return
    }
    let section = wanted.isEmpty ? nil : rule.flatMap { Configuration(file.bytes).section($0) }
    verdict.expect(
      (section?.values("penaltychange") ?? []) == wanted && (rule != nil) == !wanted.isEmpty,
      ConformanceFindings.queueSetting, at: section.map { file.location($0.range) } ?? file.start,
      "the backups of queue `\(queue.name)` do not ring when the contract says",
      declared: subject.place(of: "queue.\(queue.name)"))
  }

  /// What the handler of a provider's documents goes by.
  private static func checkRoutes(_ queue: Queue, _ name: String, _ subject: Subject, _ verdict: inout Verdict) {
    guard let told = subject.files.json("phone/twiml/routes.json")?["queues", name] else { return }
    func addresses(_ members: [String]) -> [String] { members.compactMap { subject.contract.destinations[$0]?.uri } }
    let backups = told["backup"]?.elements ?? []
    let isTold =
      told["members"]?.elements.compactMap(\.string) == addresses(queue.members)
      && backups.count == queue.backup.count
      && zip(backups, queue.backup).allSatisfy { node, line in
        node["members"]?.elements.compactMap(\.string) == addresses(line.members)
          && node["after_seconds"]?.int == line.after?.seconds
      }
    verdict.expect(
      isTold, ConformanceFindings.queueSetting, at: told.location,
      "the handler rings others for queue `\(queue.name)` than the contract says",
      declared: subject.place(of: "queue.\(queue.name)"))
  }
}
