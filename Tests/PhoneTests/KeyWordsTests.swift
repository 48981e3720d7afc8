import Language
import Testing

/// How words that are said are compared, and told to a recognizer.
@Suite struct KeyWordsTests {
  @Test(arguments: [
    ("Sales", "sales"), ("  Buy a\tcar! ", "buy a car"), ("I'm in pain", "im in pain"), ("I’M IN PAIN.", "im in pain"),
    ("e-mail", "e mail"), ("Straße 2", "straße 2"), ("Español", "español"), ("لُغَة", "لُغَة"), ("ΠΩΛΗΣΕΙΣ", "πωλησεισ"),
    ("İzmir", "i̇zmir"), ("…?!", ""), ("''", ""), ("", ""), ("$(x), <y> & \"z\"", "x y z"), ("２", "２"), ("½", ""),
  ])
  func areCompared(text: String, compared: String) {
    #expect(Array(KeyWords.compared(text).unicodeScalars) == Array(compared.unicodeScalars))
    #expect(KeyWords.compared(compared) == compared, "comparing is done once")
  }

  @Test(arguments: [
    ("I'm in pain", "I'm in pain"), ("Dr. Smith, please", "Dr Smith please"), ("$OOV_CLASS_DIGIT", "OOV CLASS DIGIT"),
  ])
  func areToldToARecognizer(text: String, hint: String) {
    #expect(KeyWords.Word(text, node: nowhere).hint == hint)
  }

  @Test func serveMoreExactLanguages() {
    func version(_ word: String, _ language: String?) -> KeyWords.Version {
      KeyWords.Version([KeyWords.Word(word, node: nowhere)], language: language, node: nowhere)
    }
    let words = KeyWords(node: nowhere, versions: [version("sales", nil), version("ventas", "es")])
    #expect(words.words(in: "es-MX", first: "en").map(\.text) == ["ventas"])
    #expect(words.words(in: "en-GB", first: "en").map(\.text) == ["sales"])
    #expect(words.words(in: "fr", first: "en").isEmpty)
  }
}
