import Language
import Resolve

/// Makes the texts of one dialplan's steps into sounds with names.
struct PromptTexts {
  let dialplan: Dialplan
  let flow: SpokenFlow
  /// Whether sounds stand in a folder for each language: see `Contract.callsHaveLanguages`.
  let hasFolders: Bool
  private let folder: String

  init(dialplan: Dialplan, flow: SpokenFlow, hasFolders: Bool) {
    self.dialplan = dialplan
    self.flow = flow
    self.hasFolders = hasFolders
    folder = PromptName.folder(of: dialplan.name)
  }

  /// One of the dialplan's disclosures; nil if it has none of the kind.
  func disclosure(_ kind: Step.Disclosure) -> Spoken? {
    guard let speech = dialplan.words(of: kind) else { return nil }
    let places = flow.isMixed ? flow.graph.steps.indices.filter { flow.graph.steps[$0].disclose.contains(kind) } : []
    return spoken("disclosure_\(kind.rawValue)", speech, in: languages(at: places), plain: flow.first)
  }

  /// The languages in which a call can be in some places of the graph, each once.
  private func languages(at places: some Sequence<Int>) -> [String] {
    var languages: [String] = []
    for place in places where !languages.contains(flow.languages[place]) { languages.append(flow.languages[place]) }
    return languages.isEmpty ? [flow.languages.first ?? flow.first] : languages
  }

  /// What a step says besides disclosures, in order.
  func texts(of step: Step) -> [(kind: String, spoken: Spoken)] {
    let languages = languages(at: flow.isMixed ? flow.places(of: step.name) : 0..<0)
    var texts: [(kind: String, spoken: Spoken)] = []
    func note(_ kind: String, _ part: @autoclosure () -> String, _ speech: Speech?) {
      if let speech { texts.append((kind, spoken(part(), speech, in: languages, plain: flow.plain(in: step)))) }
    }
    note("said", step.name, step.say)
    switch step.act {
    case .ask(let ask):
      note("asked", step.say == nil ? step.name : "\(step.name)_ask", ask.prompt)
      for (outcome, retry) in [("no_match", ask.noMatch), ("no_input", ask.noInput), ("too_many", ask.tooMany)] {
        note(outcome, "\(step.name)_\(outcome)", retry?.say)
      }
    case .transfer(let transfer):
      guard let told = transfer.told else { break }
      if hasFolders && told.speech.isUnnamed {
        texts.append(("told", forAnybody("\(step.name)_\(told.key)", told.speech)))
      } else {
        note("told", "\(step.name)_\(told.key)", told.speech)
      }
    case .conference(let meeting):
      note("pin", "\(step.name)_pin", meeting.pin?.ask)
      note("wrong_pin", "\(step.name)_wrong_pin", meeting.pin?.say)
    default: break
    }
    return texts
  }

  /// A text in the languages in which it may be heard. All versions have one name, in a folder for each language, so the
  /// name hangs on all of them: of a sound that is there nobody can tell that another version has changed.
  /// `plain` is the language of a text that names none.
  func spoken(_ part: String, _ speech: Speech, in languages: [String], plain: String) -> Spoken {
    if speech.isInTurn { return inTurn(part, speech, in: languages, plain: plain) }
    return Spoken(parts: [chosen(part, speech, in: languages, plain: plain)])
  }

  private func chosen(_ part: String, _ speech: Speech, in languages: [String], plain: String) -> [Prompt] {
    let texts = languages.compactMap { language in
      speech.said(in: language, first: plain).first.map { (language: language, text: $0.text) }
    }
    let said = texts.isEmpty ? [(language: plain, text: speech.text(in: plain))] : texts
    let sound = PromptName.name(in: folder, part: part, said)
    return said.map { Prompt(id: id(sound, $0.language), sound: sound, dialplan: dialplan.name, part: part, $0) }
  }

  /// Texts that are all said, and values among them.
  private func inTurn(_ part: String, _ speech: Speech, in languages: [String], plain: String) -> Spoken {
    var spoken = Spoken(parts: [])
    for piece in speech.parts {
      let part = "\(part)_\(spoken.parts.count + 1)"
      switch piece {
      case .always(let version): spoken.parts.append(always(part, version))
      case .chosen(let versions):
        spoken.parts.append(chosen(part, Speech(node: speech.node, versions: versions), in: languages, plain: plain))
      case .value(let value): spoken.values.append(Spoken.Placed(value: value, after: spoken.parts.count))
      }
    }
    return spoken
  }

  /// A text that is said in its own language, whatever that of the call: an exchange is told the folder.
  func always(_ part: String, _ version: Speech.Version) -> [Prompt] {
    let said = (language: version.language ?? flow.first, text: version.text)
    let id = id(PromptName.name(in: folder, part: part, [said]), said.language)
    return [Prompt(id: id, sound: id, dialplan: dialplan.name, part: part, said)]
  }

  /// Whoever answers need not speak the caller's language: texts that say none do for all.
  private func forAnybody(_ part: String, _ told: Speech) -> Spoken {
    if !told.isInTurn { return Spoken(parts: told.versions.map { always(part, $0) }) }
    let parts = told.parts.map { piece -> Speech.Part in
      if case .chosen(let versions) = piece, let only = versions.first { .always(only) } else { piece }
    }
    return inTurn(part, Speech(node: told.node, parts: parts), in: [flow.first], plain: flow.first)
  }

  private func id(_ sound: String, _ language: String) -> String {
    hasFolders ? "\(Spoken.folder(of: language))/\(sound)" : sound
  }
}
