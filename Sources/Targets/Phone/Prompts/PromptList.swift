import Language
import Resolve

/// The texts of a dialplan, in the order in which its steps say them; each once. A reference, because every file asks it.
final class PromptList: Sendable {
  let prompts: [Prompt]
  /// Makes further texts of the dialplan.
  let maker: PromptTexts
  /// The language that calls begin in.
  var language: String { maker.flow.first }
  /// What each step says, and under an empty name the disclosures: a name is a digest, and each is asked for by several
  /// files.
  private let texts: [String: [(kind: String, spoken: Spoken)]]
  /// The words of spans of time; nil where none are said.
  let durations: DurationSounds?

  init(_ maker: PromptTexts, saysDurations: Bool = false) {
    self.maker = maker
    let durations = saysDurations ? DurationSounds(maker) : nil
    self.durations = durations
    let disclosures = Step.Disclosure.allCases.compactMap { kind in
      maker.disclosure(kind).map { (kind: kind.rawValue, spoken: $0) }
    }
    var texts = Dictionary<String, [(kind: String, spoken: Spoken)]>(minimumCapacity: maker.dialplan.steps.count + 1)
    texts[""] = disclosures
    var prompts: [Prompt] = []
    var seen = Set<String>(minimumCapacity: maker.dialplan.steps.count)
    for step in maker.dialplan.steps {
      let said = maker.texts(of: step)
      let disclosed = step.disclose.compactMap { kind in disclosures.first { $0.kind == kind.rawValue } }
      for text in disclosed + said {
        for prompt in text.spoken.prompts where seen.insert(prompt.id).inserted { prompts.append(prompt) }
      }
      if !said.isEmpty { texts[step.name] = said }
    }
    if let durations { prompts += durations.prompts }
    self.texts = texts
    self.prompts = prompts
  }

  private func text(_ kind: String, _ step: String) -> Spoken? { texts[step]?.first { $0.kind == kind }?.spoken }

  func disclosure(_ kind: Step.Disclosure) -> Spoken? { text(kind.rawValue, "") }

  func said(by step: Step) -> Spoken? { step.say == nil ? nil : text("said", step.name) }

  func question(_ ask: Ask, in step: Step) -> Spoken {
    text("asked", step.name) ?? maker.spoken(step.name, ask.prompt, in: [language], plain: language)
  }

  /// What is said before a question is put again.
  func again(_ outcome: String, _ retry: Ask.Retry?, in step: Step) -> Spoken? {
    retry?.say == nil ? nil : text(outcome, step.name)
  }

  /// What whoever answers hears.
  func told(_ transfer: Transfer, in step: Step) -> Spoken? { transfer.told == nil ? nil : text("told", step.name) }

  /// `pin`: what asks for a conference's PIN; `wrong_pin`: what is said before it is asked again.
  func pin(_ kind: String, in step: Step) -> Spoken? {
    if case .conference = step.act { text(kind, step.name) } else { nil }
  }
}
