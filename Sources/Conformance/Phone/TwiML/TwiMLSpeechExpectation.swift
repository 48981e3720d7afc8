import Language
import Resolve

enum TwiMLSpeechExpectation: Expectation {
  static let name = "that TwiML says the texts of the list of prompts, in the language of the call"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let prompts = subject.files.json("phone/prompts.json")?["prompts"]?.elements else { return }
    var texts: [Text: [JSONNode]] = [:]
    for prompt in prompts {
      guard let text = prompt["text"]?.string, let language = prompt["language"]?.string else { continue }
      texts[Text(text: text, language: language), default: []].append(prompt)
    }
    let filled = subject.files.json("phone/twiml/routes.json")?["values", "documents"]
    for dialplan in subject.resolved.dialplans {
      let flow = subject.resolved.spoken(dialplan)
      for path in subject.files.paths("phone/twiml/\(dialplan.name)/", ".xml") {
        guard let file = subject.files[path] else { continue }
        let language = TwiMLPlace(path, flow).language
        // What the handler puts a value of the call in the place of is no text: see `SpokenValueExpectation`.
        let values = filled?[String(path.dropFirst("phone/twiml/".count))]?.elements.compactMap { $0["say"]?.int } ?? []
        let said = XMLReader.read(file.bytes).elements.filter { $0.name == "Say" }
        for (number, element) in said.enumerated() where !values.contains(number + 1) {
          let spoken = element.attribute("language")?.value ?? ""
          let known = texts[Text(text: element.text, language: spoken)]
          let place = file.location(element.tag)
          verdict.expect(
            known != nil, ConformanceFindings.twimlSpeech, at: place,
            "`\(element.text)` in `\(spoken)` is not in `phone/prompts.json`",
            declared: subject.place(of: "dialplan.\(dialplan.name)"))
          // What has a name in the folders of several languages is said in the call's, unless the same is said elsewhere in one
          // language to all.
          let isChosen = known?.allSatisfy { $0["sound"] != nil } ?? false
          verdict.expect(
            !isChosen || spoken == language, ConformanceFindings.twimlSpeech, at: place,
            "`\(element.text)` is said in `\(spoken)` to a caller in `\(language)`",
            declared: subject.place(of: "dialplan.\(dialplan.name)"))
        }
      }
    }
  }

  private struct Text: Hashable {
    let text: String
    let language: String
  }
}
