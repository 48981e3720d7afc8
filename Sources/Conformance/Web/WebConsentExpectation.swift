import Findings

enum WebConsentExpectation: Expectation {
  static let name = "that a person reads the disclosures before the microphone opens"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.webConsent
    for page in subject.voicePages {
      let declared = subject.place(of: "agent.\(page.agent.name)")
      guard let section = page.element("consent") else {
        verdict.expect(false, kind, at: page.file.start, "the page asks for no consent", declared: declared)
        continue
      }
      let tag = page.file.location(section.tag)
      verdict.expect(section.attribute("hidden") != nil, kind, at: tag, "the question stands there before it is asked")
      let texts = page.texts(in: section)
      let disclosures = page.agent.disclosures
      let notices = [
        page.agent.words(disclosures?.ai) ?? page.agent.pageWord("consent_ai"),
        page.agent.words(disclosures?.recording),
      ].compactMap { $0 }
      for notice in notices {
        verdict.expect(
          texts.contains(notice), kind, at: tag, "\"\(notice)\" is not said before the microphone opens",
          declared: declared)
      }
      for id in ["agree", "agree-type"] {
        let button = page.element(id)
        verdict.expect(
          button.map { section.content.contains($0.tag.lowerBound) } ?? false, kind,
          at: button.map { page.file.location($0.tag) } ?? tag, "the button `\(id)` does not stand under the notices")
      }
      checkMicrophone(page, &verdict)
    }
  }

  /// One place opens the microphone, and it is reached through the two buttons.
  private static func checkMicrophone(_ page: VoicePageFile, _ verdict: inout Verdict) {
    guard let script = page.script else { return }
    let kind = ConformanceFindings.webConsent
    var places: [Range<Int>] = []
    while let place = page.place(of: "getUserMedia(", in: script, from: places.last?.upperBound) {
      places.append(place)
    }
    verdict.expect(
      places.count == 1, kind, at: page.file.location(places.last ?? script.tag),
      "\(places.count) places of the script open a microphone, not one")
    verdict.expect(
      page.says("if (hasAgreed) return start();"), kind, at: page.file.location(script.tag),
      "a conversation starts without consent")
  }
}
