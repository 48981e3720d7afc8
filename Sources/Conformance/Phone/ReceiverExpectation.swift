import Findings

enum ReceiverExpectation: Expectation {
  static let name = "that the receiver has all its parts, and pins what it needs"

  private static let folder = "phone/receiver/"
  private static let code = "phone/receiver/receiver/"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    if let file = subject.files["\(folder)requirements.txt"] { checkPins(file, &verdict) }
    for path in subject.files.paths(code, ".py") {
      guard let file = subject.files[path] else { continue }
      for (module, range) in imports(of: file) {
        verdict.expect(
          subject.files["\(code)\(module).py"] != nil, ConformanceFindings.receiver, at: file.location(range),
          "there is no module `\(module)`", help: "`parlance build` writes it")
      }
      let reference = file.bytes.first(Array("@secret(".utf8), from: 0)
      verdict.expect(
        reference == nil, ConformanceFindings.receiver, at: file.location((reference ?? 0)..<(reference ?? 0) + 8),
        "a reference to a secret stands in the code")
    }
  }

  /// Each line is empty, a comment, or `name==version`.
  private static func checkPins(_ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    for line in lines(of: file) {
      let text = String(decoding: file.bytes[line], as: UTF8.self)
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      let isPinned =
        parts.count == 3 && parts[1].isEmpty && !parts[0].isEmpty && parts[2].allSatisfy { $0.isNumber || $0 == "." }
        && parts[2].first?.isNumber == true && parts[0].allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) }
      verdict.expect(
        isPinned, ConformanceFindings.receiver, at: file.location(line), "`\(text)` names no one version",
        help: "write `name==version`")
    }
  }

  /// The modules that a module takes from beside it: `from .log import …`, `from . import log, words`.
  private static func imports(of file: GeneratedFiles.Entry) -> [(module: String, range: Range<Int>)] {
    lines(of: file).flatMap { line -> [(module: String, range: Range<Int>)] in
      let words = String(decoding: file.bytes[line], as: UTF8.self).split { $0 == " " || $0 == "," }
      guard words.count > 3, words[0] == "from", words[1].hasPrefix("."), words[2] == "import" else { return [] }
      let modules = words[1] == "." ? words[3...].map(String.init) : [String(words[1].dropFirst())]
      return modules.map { ($0, line) }
    }
  }

  private static func lines(of file: GeneratedFiles.Entry) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in file.bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return lines
  }
}
