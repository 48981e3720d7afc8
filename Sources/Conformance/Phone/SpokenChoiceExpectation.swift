import Facts
import Findings
import Language
import Resolve

/// What a provider's recognizer is told of each question, and for which key the handler takes a word.
enum SpokenChoiceExpectation: Expectation {
  static let name = "that words are heard only where the contract has them, and stand for their keys"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let routes = subject.files.json("phone/twiml/routes.json")?["routes"]
    for dialplan in subject.resolved.dialplans {
      let folder = "phone/twiml/\(dialplan.name)/"
      let flow = subject.resolved.spoken(dialplan)
      let declared = subject.place(of: "dialplan.\(dialplan.name)")
      for path in subject.files.paths(folder, ".xml") {
        guard let file = subject.files[path] else { continue }
        let place = TwiMLPlace(path, flow)
        let expected = told(of: place.step, in: place.language, flow)
        for verb in XMLReader.read(file.bytes).elements where verb.name == "Gather" {
          let found = ["input", "hints", "language", "speechTimeout"].map { verb.attribute($0)?.value }
          verdict.expect(
            found == expected, ConformanceFindings.spokenChoice, at: file.location(verb.tag),
            "step `\(place.step)` does not listen for the words of the contract in `\(place.language)`",
            declared: declared)
        }
      }
      guard let routes else { continue }
      for (place, step) in flow.graph.steps.enumerated() {
        guard case .ask(let ask) = step.act else { continue }
        let language = flow.languages[place]
        let name = language == flow.first ? step.name : "\(step.name).\(language)"
        let route = routes["\(dialplan.name)/\(name)/keys"]
        let words = flow.words(of: ask, at: place)
        let found = (route?["words"]?.members ?? []).map { "\($0.key): \($0.value.string ?? "")" }
        verdict.expect(
          Set(found) == Set(words.map { "\($0.word): \($0.press.text)" })
            && route?["speech"]?.string == (words.isEmpty ? nil : "SpeechResult"),
          ConformanceFindings.spokenChoice, at: (route?["words"] ?? route ?? routes).location,
          "the words of step `\(step.name)` in `\(language)` do not stand for the keys of the contract",
          declared: declared)
      }
    }
  }

  /// The attributes of a question: none of them where only keys answer it.
  private static func told(of step: String, in language: String, _ flow: SpokenFlow) -> [String?] {
    for place in flow.places(of: step) where flow.languages[place] == language {
      guard case .ask(let ask) = flow.graph.steps[place].act else { break }
      let words = flow.spoken(for: ask, at: place).map(\.word.hint)
      if words.isEmpty { break }
      return [
        "dtmf speech", words.joined(separator: ", "), SpeechFacts.recognizedLanguage(of: language), "auto",
      ]
    }
    return [nil, nil, nil, nil]
  }
}
