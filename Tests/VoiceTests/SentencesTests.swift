import Testing

@testable import Voice

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two.", ["One.", "Two."]),
    (
      "Use this when a part, e.g. A pump, is late. Not otherwise.",
      ["Use this when a part, e.g. A pump, is late.", "Not otherwise."]
    ),
    (
      "Ask for No. Seven on St. James street? Yes! Do.",
      ["Ask for No. Seven on St. James street?", "Yes!", "Do."]
    ),
    ("Version 2.1 is meant. It works", ["Version 2.1 is meant.", "It works"]),
    ("folded\n  over lines.\nÄnderungen too.", ["folded over lines.", "Änderungen too."]),
    ("", []),
  ])
  func endWhereACapitalFollowsAFullStop(_ text: String, _ sentences: [String]) {
    #expect(text.sentences == sentences)
  }

  @Test func endInAFullStopUnlessTheyHaveAMarkOfTheirOwn() {
    #expect("The record is found".asSentence == "The record is found.")
    #expect("Really?".asSentence == "Really?")
    #expect("Looking you up…".asSentence == "Looking you up…")
    #expect("Looking you up…".withoutEllipsis == "Looking you up.")
  }

  @Test func mentionAPhraseInAnyCase() {
    #expect("Ünder No Password.".firstMention(of: "password") == "Password")
    #expect(!"pass word".mentions("password"))
    #expect(!"pass".mentions("password"))
    #expect("password".mentions("password"))
  }
}
