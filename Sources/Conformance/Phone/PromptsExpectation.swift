import Findings
import Language

enum PromptsExpectation: Expectation {
  static let name = "that every text that is spoken is in the list of prompts"

  private static let shape: JSONShape = .object([
    ("version", .integer(1...1)), ("environment", .text), ("format", .text),
    (
      "prompts",
      .list(
        .object([
          ("id", .text), ("dialplan", .text), ("part", .text), ("language", .text), ("text", .text), ("file", .text),
        ]))
    ),
  ])

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let root = subject.files.json("phone/prompts.json"), let prompts = root["prompts"] else { return }
    let kind = ConformanceFindings.promptList
    verdict.expect(root, has: shape, kind, "the list of prompts")
    var ids: Set<String> = []
    for prompt in prompts.elements {
      guard let id = prompt["id"]?.string else { continue }
      verdict.expect(ids.insert(id).inserted, kind, at: prompt["id"]?.location, "`\(id)` stands twice")
      verdict.expect(
        prompt["file"]?.string == "\(id).wav", kind, at: prompt["file"]?.location ?? prompt.location,
        "the sound of `\(id)` has another name")
      let isBelow = !id.hasPrefix("/") && !id.split(separator: "/").contains("..")
      verdict.expect(isBelow, kind, at: prompt["id"]?.location, "`\(id)` leads out of the folder of sounds")
    }
    for dialplan in subject.contract.dialplans {
      let declared = subject.place(of: "dialplan.\(dialplan.name)")
      let wanted = texts(of: dialplan)
      let queues = told(to: dialplan, subject.contract)
      let told = prompts.elements.filter { $0["dialplan"]?.string == dialplan.name }
      for text in wanted {
        verdict.expect(
          told.contains { $0["text"]?.string == text }, kind, at: prompts.location, "`\(text)` is not in the list",
          declared: declared)
      }
      for prompt in told {
        verdict.expect(
          prompt["text"]?.string.map { wanted.contains($0) || queues.contains($0) } ?? false, kind,
          at: prompt["text"]?.location ?? prompt.location,
          "dialplan `\(dialplan.name)` does not say \(prompt["text"]?.shown ?? "this")", declared: declared)
      }
    }
    for prompt in prompts.elements {
      verdict.expect(
        prompt["dialplan"]?.string.map { subject.contract.dialplans[$0] != nil } ?? false, kind,
        at: prompt["dialplan"]?.location ?? prompt.location, "there is no such dialplan")
    }
  }

  /// What those hear who wait in a queue that the dialplan leads to.
  private static func told(to dialplan: Dialplan, _ contract: Contract) -> [String] {
    dialplan.steps.compactMap { step in
      guard case .queue(let waiting) = step.act else { return nil }
      return contract.queues[waiting.queue]?.announce?.say
    }
  }

  private static func texts(of dialplan: Dialplan) -> [String] {
    dialplan.steps.flatMap { step -> [String] in
      var texts = step.disclose.compactMap { $0 == .ai ? dialplan.disclosures?.ai : dialplan.disclosures?.recording }
      if let say = step.say { texts.append(say) }
      if case .ask(let ask) = step.act {
        texts += [ask.prompt] + [ask.noInput?.say, ask.noMatch?.say, ask.tooMany?.say].compactMap { $0 }
      }
      if case .transfer(let transfer) = step.act, let screen = transfer.screen { texts.append(screen) }
      return texts
    }
  }
}
