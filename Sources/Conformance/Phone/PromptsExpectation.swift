import Facts
import Findings
import Language
import Resolve

enum PromptsExpectation: Expectation {
  static let name = "that every text that is spoken is in the list of prompts"

  private static let shape: JSONShape = .object([
    ("version", .integer(1...1)), ("environment", .text), ("format", .text),
    (
      "prompts",
      .list(
        .object([
          ("id", .text), ("dialplan", .text), ("part", .text), ("language", .text), ("text", .text), ("file", .text),
          ("sound?", .text),
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
    for dialplan in subject.resolved.dialplans {
      let declared = subject.place(of: "dialplan.\(dialplan.name)")
      let wanted = texts(of: dialplan, subject)
      let queues = told(to: dialplan.dialplan, subject.contract)
      let told = prompts.elements.filter { $0["dialplan"]?.string == dialplan.name }
      for said in wanted.sorted(by: { ($0.text, $0.language ?? "") < ($1.text, $1.language ?? "") }) {
        verdict.expect(
          told.contains { $0["text"]?.string == said.text && $0["language"]?.string == said.language }, kind,
          at: prompts.location, "`\(said.text)` is not in the list in `\(said.language ?? "")`", declared: declared)
      }
      for prompt in told {
        let said = wanted.contains { $0.text == prompt["text"]?.string && $0.language == prompt["language"]?.string }
        verdict.expect(
          said || prompt["text"]?.string.map(queues.contains) ?? false, kind,
          at: prompt["text"]?.location ?? prompt.location,
          "dialplan `\(dialplan.name)` does not say \(prompt["text"]?.shown ?? "this")", declared: declared)
        checkFolder(prompt, subject, &verdict)
      }
    }
    for prompt in prompts.elements {
      verdict.expect(
        prompt["dialplan"]?.string.map { subject.contract.dialplans[$0] != nil } ?? false, kind,
        at: prompt["dialplan"]?.location ?? prompt.location, "there is no such dialplan")
    }
  }

  /// Where calls have languages, a sound stands in the folder of its own, and is played by its name below.
  private static func checkFolder(_ prompt: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    guard subject.resolved.callsHaveLanguages, let id = prompt["id"]?.string else { return }
    let folder = PhoneFacts.languageFolder(of: prompt["language"]?.string ?? "") + "/"
    verdict.expect(
      id.hasPrefix(folder + "parlance/"), ConformanceFindings.promptList, at: prompt["id"]?.location ?? prompt.location,
      "`\(id)` is not in the folder `\(folder)`")
    if let sound = prompt["sound"] {
      verdict.expect(
        sound.string == String(id.dropFirst(folder.count)), ConformanceFindings.promptList, at: sound.location,
        "`\(id)` is played by another name")
    }
  }

  /// What those hear who wait in a queue that the dialplan leads to.
  private static func told(to dialplan: Dialplan, _ contract: Contract) -> [String] {
    dialplan.steps.flatMap { step -> [String] in
      guard case .queue(let waiting) = step.act else { return [] }
      return contract.queues[waiting.queue]?.announce?.texts.flatMap { $0.versions.map(\.text) } ?? []
    }
  }

  /// Each text in the languages in which a call can be when it hears it; all of those that are said in turn.
  private static func texts(of dialplan: ResolvedDialplan, _ subject: Subject) -> Set<Speech.Version> {
    let flow = subject.resolved.spoken(dialplan)
    var texts: Set<Speech.Version> = []
    for (place, step) in flow.graph.steps.enumerated() {
      let disclosed = step.disclose.compactMap(dialplan.dialplan.words).map { ($0, flow.first, flow.languages[place]) }
      let spoken = step.speeches.map { speech, _, key in
        let isTold = Transfer.tellingKeys.contains(key)
        return (
          speech, flow.plain(in: step), isTold ? flow.toldLanguage(speech, at: place) : flow.languages[place]
        )
      }
      // Values are said in `told`.
      for (speech, plain, told) in disclosed + spoken {
        for part in speech.isInTurn ? speech.parts : [.chosen(speech.versions)] {
          switch part {
          case .always(let version):
            texts.insert(Speech.Version(version.text, language: version.language ?? flow.first))
          case .chosen(let versions):
            let said = Speech(node: speech.node, versions: versions).said(in: flow.languages[place], first: plain)
            for version in said { texts.insert(Speech.Version(version.text, language: flow.languages[place])) }
          case .value(let value):
            guard let unit = value.unit else { continue }
            for text in SpokenSpan.texts(unit, in: told) { texts.insert(Speech.Version(text, language: told)) }
          }
        }
      }
      // What no text says the language of, for whoever answers, is in the dialplan's first.
      if case .transfer(let transfer) = step.act, let told = transfer.told?.speech, subject.resolved.callsHaveLanguages,
        told.isUnnamed
      {
        for version in told.versions {
          texts.remove(Speech.Version(version.text, language: flow.languages[place]))
          texts.insert(Speech.Version(version.text, language: flow.first))
        }
      }
    }
    return texts
  }
}
