import JSONValues
import Language
import Resolve

/// The texts of a dialplan, in the order in which its steps say them; each once.
struct PromptList {
  private(set) var prompts: [Prompt] = []
  private let dialplan: Dialplan
  private let flow: SpokenFlow
  /// Whether sounds stand in a folder for each language.
  private let hasFolders: Bool
  /// The language that calls begin in.
  var language: String { flow.first }
  /// A name is a digest, and each is asked for by several files.
  private var names: [Part: Spoken] = [:]

  private struct Part: Hashable {
    let step: String
    let kind: String
  }

  /// `hasFolders`: see `Contract.callsHaveLanguages`.
  init(_ dialplan: Dialplan, _ flow: SpokenFlow, hasFolders: Bool) {
    self.dialplan = dialplan
    self.flow = flow
    self.hasFolders = hasFolders
    for kind in Step.Disclosure.allCases {
      guard let speech = dialplan.words(of: kind) else { continue }
      let places = flow.isMixed ? flow.graph.steps.indices.filter { flow.graph.steps[$0].disclose.contains(kind) } : []
      let languages = languages(at: places)
      names[Part(step: "", kind: kind.rawValue)] = spoken(
        "disclosure_\(kind.rawValue)", speech, in: languages, plain: flow.first)
    }
    var seen = Set<String>()
    for step in dialplan.steps {
      note(step)
      for prompt in spoken(in: step).flatMap(\.prompts) where seen.insert(prompt.id).inserted { prompts.append(prompt) }
    }
  }

  /// The languages in which a call can be in some places of the graph, each once.
  private func languages(at places: some Sequence<Int>) -> [String] {
    var languages: [String] = []
    for place in places where !languages.contains(flow.languages[place]) { languages.append(flow.languages[place]) }
    return languages.isEmpty ? [flow.languages.first ?? flow.first] : languages
  }

  private mutating func note(_ step: Step) {
    let languages = languages(at: flow.places(of: step.name))
    func note(_ kind: String, _ part: String, _ speech: Speech?) {
      if let speech {
        names[Part(step: step.name, kind: kind)] = spoken(part, speech, in: languages, plain: flow.plain(in: step))
      }
    }
    note("said", step.name, step.say)
    switch step.act {
    case .ask(let ask):
      note("asked", step.say == nil ? step.name : "\(step.name)_ask", ask.prompt)
      for (outcome, retry) in [("no_match", ask.noMatch), ("no_input", ask.noInput), ("too_many", ask.tooMany)] {
        note(outcome, "\(step.name)_\(outcome)", retry?.say)
      }
    case .transfer(let transfer):
      // Whoever answers need not speak the caller's language: one text does for all.
      guard hasFolders, let screen = transfer.screen, screen.isPlain else {
        return note("screen", "\(step.name)_screen", transfer.screen)
      }
      names[Part(step: step.name, kind: "screen")] = inTurn("\(step.name)_screen", screen, isNumbered: false)
    case .conference(let meeting):
      note("pin", "\(step.name)_pin", meeting.pin?.ask)
      note("wrong_pin", "\(step.name)_wrong_pin", meeting.pin?.say)
    default: break
    }
  }

  /// Everything that a step may say.
  func spoken(in step: Step) -> [Spoken] {
    var all = step.disclose.compactMap(disclosure) + (said(by: step).map { [$0] } ?? [])
    if case .ask(let ask) = step.act {
      all.append(question(ask, in: step))
      all += [again("no_match", ask.noMatch, in: step), again("no_input", ask.noInput, in: step)].compactMap {
        $0
      }
      if let last = again("too_many", ask.tooMany, in: step) { all.append(last) }
    }
    if case .transfer(let transfer) = step.act, let spoken = screen(transfer, in: step) { all.append(spoken) }
    all += [pin("pin", in: step), pin("wrong_pin", in: step)].compactMap { $0 }
    return all
  }

  func disclosure(_ kind: Step.Disclosure) -> Spoken? { names[Part(step: "", kind: kind.rawValue)] }

  func said(by step: Step) -> Spoken? { step.say == nil ? nil : names[Part(step: step.name, kind: "said")] }

  func question(_ ask: Ask, in step: Step) -> Spoken {
    names[Part(step: step.name, kind: "asked")] ?? spoken(step.name, ask.prompt, in: [flow.first], plain: flow.first)
  }

  /// What is said before a question is put again.
  func again(_ outcome: String, _ retry: Ask.Retry?, in step: Step) -> Spoken? {
    retry?.say == nil ? nil : names[Part(step: step.name, kind: outcome)]
  }

  /// What whoever answers a screened call hears.
  func screen(_ transfer: Transfer, in step: Step) -> Spoken? {
    transfer.screen == nil ? nil : names[Part(step: step.name, kind: "screen")]
  }

  /// `pin`: what asks for a conference's PIN; `wrong_pin`: what is said before it is asked again.
  func pin(_ kind: String, in step: Step) -> Spoken? { names[Part(step: step.name, kind: kind)] }

  /// A text in the languages in which it may be heard. All versions have one name, in a folder for each language, so the
  /// name hangs on all of them: of a sound that is there nobody can tell that another version has changed.
  /// `plain` is the language of a text that names none.
  func spoken(_ part: String, _ speech: Speech, in languages: [String], plain: String) -> Spoken {
    if speech.isInTurn { return inTurn(part, speech, isNumbered: true) }
    let texts = languages.compactMap { language in
      speech.said(in: language, first: plain).first.map { (language: language, text: $0.text) }
    }
    let said = texts.isEmpty ? [(language: plain, text: speech.text(in: plain))] : texts
    let sound = PromptName.name(dialplan: dialplan.name, part: part, said)
    return Spoken(parts: [
      said.map { Prompt(id: id(sound, $0.language), sound: sound, dialplan: dialplan.name, part: part, $0) }
    ])
  }

  /// Texts that are all said, each in its own language: an exchange is told the folder.
  private func inTurn(_ part: String, _ speech: Speech, isNumbered: Bool) -> Spoken {
    Spoken(
      parts: speech.versions.enumerated().map { place, version in
        let said = (language: version.language ?? flow.first, text: version.text)
        let part = isNumbered ? "\(part)_\(place + 1)" : part
        let id = id(PromptName.name(dialplan: dialplan.name, part: part, [said]), said.language)
        return [Prompt(id: id, sound: id, dialplan: dialplan.name, part: part, said)]
      })
  }

  private func id(_ sound: String, _ language: String) -> String {
    hasFolders ? "\(Spoken.folder(of: language))/\(sound)" : sound
  }
}

extension Prompt {
  fileprivate init(
    id: String, sound: String, dialplan: String, part: String, _ said: (language: String, text: String)
  ) {
    self.init(id: id, sound: sound, dialplan: dialplan, part: part, text: said.text, language: said.language)
  }
}
