import Findings
import Language

enum SecretExpectation: Expectation {
  static let name = "that secrets are references"

  private static let opening = Array("@secret(".utf8)
  /// What the keys of services in use begin with: their own documents, 2026-11-22.
  private static let keyBeginnings = [
    "sk-", "sk_live_", "whsec_", "ek_", "ghp_", "xoxb-", "AKIA", "eyJhbGciOi", "-----BEGIN ",
  ]

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let names = Set(subject.contract.environments[subject.contract.environment]?.secrets ?? [])
    for file in subject.files.entries where !file.path.hasSuffix(".ulaw") {
      checkReferences(in: file, names, &verdict)
      for beginning in keyBeginnings { checkKeys(beginning, in: file, &verdict) }
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

  private static func checkKeys(_ beginning: String, in file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    verdict.count(1)
    let wanted = Array(beginning.utf8)
    var index = 0
    while let found = file.bytes.first(wanted, from: index) {
      let end = file.bytes[found...].firstIndex { !$0.isKeyByte } ?? file.bytes.count
      index = found + wanted.count
      let isWord = found == 0 || !file.bytes[found - 1].isKeyByte
      // A short one is a word of prose or a name.
      if isWord, end - found >= 20 || beginning.hasPrefix("-----") {
        verdict.report(
          ConformanceFindings.secretReference, at: file.location(found..<end), "a key stands here in plain text",
          help: "declare it as `{secret: NAME}`, and have it replaced at once: it has been seen")
      }
    }
  }
}

extension UInt8 {
  fileprivate var isKeyByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
