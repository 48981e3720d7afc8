import Facts
import Findings
import Language

enum SecretExpectation: Expectation {
  static let name = "that secrets are references"

  private static let opening = Array(SecretFacts.marker.utf8)

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let names = Set(subject.contract.environments[subject.contract.environment]?.secrets ?? [])
    for file in subject.files.entries where !file.path.hasSuffix(".ulaw") {
      checkReferences(in: file, names, &verdict)
      checkKeys(in: file, &verdict)
    }
  }

  private static func checkReferences(
    in file: GeneratedFiles.Entry, _ names: Set<String>, _ verdict: inout Verdict
  ) {
    var index = 0
    while let found = file.bytes.first(opening, from: index) {
      index = found + opening.count
      let end = file.bytes[index...].firstIndex { $0 == 0x29 || $0 == 0x0A } ?? file.bytes.count
      let name = String(decoding: file.bytes[index..<end], as: UTF8.self)
      verdict.expect(
        names.contains(name), ConformanceFindings.secretReference,
        at: file.location(found..<min(end + 1, file.bytes.count)),
        "`\(name)` is no secret of the environment", help: "list it under `secrets` of the environment")
    }
  }

  private static func checkKeys(in file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    verdict.count(SecretFacts.keyBeginnings.count)
    for range in SecretFacts.keys(in: file.bytes) {
      verdict.report(
        ConformanceFindings.secretReference, at: file.location(range), "a key stands here in plain text",
        help: "declare it as `{secret: NAME}`, and have it replaced at once: it has been seen")
    }
  }
}
