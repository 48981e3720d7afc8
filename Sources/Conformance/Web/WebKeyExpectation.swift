import Findings

enum WebKeyExpectation: Expectation {
  static let name = "that what a browser gets holds no key"

  /// What keys of the service begin with, and how a reference to any secret does.
  private static let marks = ["sk-", "ek_", "whsec_", "@secret(", "OPENAI_", "api_key", "apiKey", "insecure-api-key"]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for path in subject.files.paths("web/", ".html") + subject.files.paths("web/", ".js") {
      guard let file = subject.files[path] else { continue }
      for mark in marks {
        let place = self.place(of: mark, in: file)
        verdict.expect(
          place == nil, ConformanceFindings.webKey, at: file.location(place ?? 0..<0),
          "`\(mark)` stands in what every visitor gets")
      }
    }
    for page in subject.voicePages {
      guard let script = page.script else { continue }
      verdict.expect(
        page.says("if (!/^ek_/.test(value)) throw"), ConformanceFindings.webKey,
        at: page.file.location(script.tag), "the page takes any secret that it is given, not only short-lived ones")
    }
  }

  /// A mark alone is a word or a test for it; with a key's characters after it, it is a key.
  private static func place(of mark: String, in file: GeneratedFiles.Entry) -> Range<Int>? {
    let wanted = Array(mark.utf8)
    var index = 0
    while let found = file.bytes.first(wanted, from: index) {
      index = found + wanted.count
      if !["sk-", "ek_", "whsec_"].contains(mark) { return found..<index }
      let isWord = found == 0 || !file.bytes[found - 1].isNameByte
      let end = file.bytes[index...].firstIndex { !$0.isNameByte } ?? file.bytes.count
      if isWord, end - index >= 8 { return found..<end }
    }
    return nil
  }

}
