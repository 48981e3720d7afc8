import Facts
import Testing

@Suite struct ReceiverFactsTests {
  @Test func nameTheLanguagesOfTheReceiversWords() throws {
    let words = try Repository.text("Templates/receiver/receiver/words.py")
    let keys = words.split(separator: "\n").filter { $0.hasPrefix("    \"") && $0.hasSuffix("\": (") }
      .map { String($0.dropFirst(5).dropLast(4)) }
    #expect(keys == ReceiverFacts.yesLanguages)
  }
}
