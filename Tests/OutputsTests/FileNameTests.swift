import Outputs
import Testing

@Suite struct FileNameTests {
  @Test func keepsLettersDigitsUnderscoreAndHyphenAndEncodesTheRest() {
    #expect(FileName.encoded("create_ticket-2") == "create_ticket-2")
    #expect(FileName.encoded("a.b/ü") == "a%2Eb%2F%C3%BC")
    #expect(FileName.encoded("..\n") == "%2E%2E%0A")
  }
}
