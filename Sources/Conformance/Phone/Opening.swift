import Language

extension Dialplan {
  /// What a step says before it waits or goes on: its disclosures, then its own words, then its question; in a call in a
  /// language. `first` is the language that calls begin in; `values` is how each value is heard.
  func opening(
    of step: Step, in language: String, first: String, values: [SpokenValue: [String]] = [:]
  ) -> [String] {
    var speeches = [step.say].compactMap { $0 }
    if case .ask(let ask) = step.act { speeches.append(ask.prompt) }
    if case .conference(let meeting) = step.act, let pin = meeting.pin { speeches.append(pin.ask) }
    let disclosed = step.disclose.compactMap(words).flatMap { $0.said(in: language, first: first) }
    let heard = speeches.flatMap { $0.heard(in: language, first: step.language ?? first) }
    return disclosed.map(\.text)
      + heard.flatMap { part -> [String] in
        switch part {
        case .always(let version): [version.text]
        case .chosen: []
        case .value(let value): values[value] ?? ["the \(value.label)"]
        }
      }
  }
}
