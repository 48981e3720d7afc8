import Findings
import Language
import Resolve

/// What those hear who wait in a queue: one text each time, of several the next.
extension QueueExpectation {
  /// What the exchange plays, and how often.
  static func checkWords(
    _ queue: Queue, _ name: String, _ exchange: ExchangeFiles, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let file = subject.files["phone/asterisk/queues.conf"], let section = exchange.queues.section(name) else {
      return
    }
    let texts = texts(of: queue)
    let sounds = section.value("periodic-announce")?.split(separator: ",").map(String.init) ?? []
    let isTold =
      sounds.count == texts.count
      && zip(sounds, texts).allSatisfy { sound, versions in
        // One of that name is in the folder of each language.
        let found = exchange.sounds.filter { $0.key == sound || $0.key.hasSuffix("/\(sound)") }.map(\.value)
        return !found.isEmpty && versions.isSuperset(of: found)
      }
    let every = section.value("periodic-announce-frequency").flatMap { Int($0) }
    let isToldToAll = queue.announce.map { !$0.texts.isEmpty && !$0.position && !$0.wait } ?? false
    verdict.expect(
      (section.value("announce-to-first-user") == "yes") == isToldToAll, ConformanceFindings.queueSetting,
      at: file.location(section.range),
      "whether the first in `\(queue.name)` is told what the others are is not as the contract has it",
      declared: subject.place(of: "queue.\(queue.name)"))
    verdict.expect(
      isTold && every == (texts.isEmpty ? nil : queue.announce?.every.seconds), ConformanceFindings.queueSetting,
      at: file.location(section.range),
      "those who wait in `\(queue.name)` are not told its texts in turn, as often as the contract says",
      declared: subject.place(of: "queue.\(queue.name)"))
  }

  /// What a provider's documents say while callers wait in a step, in each language.
  static func checkWords(
    _ queue: Queue, _ step: Step, _ dialplan: Dialplan, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let texts = texts(of: queue)
    for path in subject.files.paths("phone/twiml/\(dialplan.name)/\(step.name).", ".wait.xml") {
      guard let file = subject.files[path] else { continue }
      let said = XMLReader.read(file.bytes).elements.filter { $0.name == "Say" }.map(\.text)
      verdict.expect(
        said.count == texts.count && zip(said, texts).allSatisfy { $1.contains($0) },
        ConformanceFindings.queueSetting, at: file.start,
        "those who wait in step `\(step.name)` are not told the texts of `\(queue.name)` in turn",
        declared: subject.place(of: "queue.\(queue.name)"))
    }
  }

  private static func texts(of queue: Queue) -> [Set<String>] {
    (queue.announce?.texts ?? []).map { Set($0.versions.map(\.text)) }
  }
}
