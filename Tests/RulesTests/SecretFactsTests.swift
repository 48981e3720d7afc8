import Facts
import Testing

@Suite struct SecretFactsTests {
  private func keys(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SecretFacts.keys(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func findsWordsThatBeginAsKeysDo() {
    let key = "sk-" + String(repeating: "a1B2", count: 6)
    #expect(keys(key) == [key])
    #expect(keys("Use \"\(key)\", and \(key).") == [key, key])
    #expect(keys("x\(key)") == [])
    #expect(keys("sk-short and whsec_too_short") == [])
    #expect(keys("-----BEGIN PRIVATE KEY-----") == ["-----BEGIN"])
    #expect(keys("----BEGIN X") == [] && keys("------BEGIN X") == [])
  }

  /// Each place of a key and of a head, against the steps in which they are looked for.
  @Test(arguments: 0..<41)
  func findsThemAtEveryPlace(blanks: Int) {
    let before = String(repeating: " ", count: blanks)
    #expect(keys(before + "AKIAIOSFODNN7EXAMPLE ") == ["AKIAIOSFODNN7EXAMPLE"])
    #expect(keys(before + "-----BEGIN KEY") == ["-----BEGIN"])
  }

  /// Looked at anew from each of its dashes, such a line would never come to its end.
  @Test func goesAlongALineOfDashesOnce() {
    let line = String(repeating: "-", count: 2_000_000)
    #expect(keys(line + "\n-----BEGIN KEY") == ["-----BEGIN"])
  }
}
