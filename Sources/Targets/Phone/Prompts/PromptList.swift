import JSONValues
import Language
import Resolve

/// One text that a dialplan speaks.
struct Prompt: Hashable {
  /// The sound's name without extension, below the exchange's folder of sounds.
  let id: String
  let dialplan: String
  /// Where it is said: `menu`, `menu_no_match`, `disclosure_ai`.
  let part: String
  let text: String
  /// BCP 47.
  let language: String
}

/// The texts of a dialplan, in the order in which its steps say them; each once.
struct PromptList {
  private(set) var prompts: [Prompt] = []
  private let dialplan: Dialplan
  let language: String
  /// A name is a digest, and each is asked for by several files.
  private var names: [Part: Prompt] = [:]

  private struct Part: Hashable {
    let step: String
    let kind: String
  }

  init(_ dialplan: Dialplan, language: String) {
    self.dialplan = dialplan
    self.language = language
    for kind in Step.Disclosure.allCases {
      let text = kind == .ai ? dialplan.disclosures?.ai : dialplan.disclosures?.recording
      if let text { names[Part(step: "", kind: kind.rawValue)] = prompt("disclosure_\(kind.rawValue)", text) }
    }
    var seen = Set<String>()
    for step in dialplan.steps {
      note(step)
      for prompt in spoken(in: step) where seen.insert(prompt.id).inserted { prompts.append(prompt) }
    }
  }

  private mutating func note(_ step: Step) {
    func part(_ kind: String) -> Part { Part(step: step.name, kind: kind) }
    if let said = step.say { names[part("said")] = prompt(step.name, said) }
    switch step.act {
    case .ask(let ask):
      names[part("asked")] = prompt(step.say == nil ? step.name : "\(step.name)_ask", ask.prompt)
      for (outcome, retry) in [("no_match", ask.noMatch), ("no_input", ask.noInput), ("too_many", ask.tooMany)] {
        if let text = retry?.say { names[part(outcome)] = prompt("\(step.name)_\(outcome)", text) }
      }
    case .transfer(let transfer):
      if let text = transfer.screen { names[part("screen")] = prompt("\(step.name)_screen", text) }
    default: break
    }
  }

  /// Everything that a step may say.
  func spoken(in step: Step) -> [Prompt] {
    var all = step.disclose.compactMap(disclosure) + (said(by: step).map { [$0] } ?? [])
    if case .ask(let ask) = step.act {
      all.append(question(ask, in: step))
      all += [again("no_match", ask.noMatch, in: step), again("no_input", ask.noInput, in: step)].compactMap {
        $0
      }
      if let last = again("too_many", ask.tooMany, in: step) { all.append(last) }
    }
    if case .transfer(let transfer) = step.act, let prompt = screen(transfer, in: step) { all.append(prompt) }
    return all
  }

  func disclosure(_ kind: Step.Disclosure) -> Prompt? { names[Part(step: "", kind: kind.rawValue)] }

  func said(by step: Step) -> Prompt? { step.say == nil ? nil : names[Part(step: step.name, kind: "said")] }

  func question(_ ask: Ask, in step: Step) -> Prompt {
    names[Part(step: step.name, kind: "asked")] ?? prompt(step.name, ask.prompt)
  }

  /// What is said before a question is put again.
  func again(_ outcome: String, _ retry: Ask.Retry?, in step: Step) -> Prompt? {
    retry?.say == nil ? nil : names[Part(step: step.name, kind: outcome)]
  }

  /// What whoever answers a screened call hears.
  func screen(_ transfer: Transfer, in step: Step) -> Prompt? {
    transfer.screen == nil ? nil : names[Part(step: step.name, kind: "screen")]
  }

  func prompt(_ part: String, _ text: String) -> Prompt {
    Prompt(
      id: PromptName.name(dialplan: dialplan.name, part: part, text: text, language: language),
      dialplan: dialplan.name, part: part, text: text, language: language)
  }
}
