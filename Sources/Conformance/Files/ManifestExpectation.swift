import Findings
import Outputs

enum ManifestExpectation: Expectation {
  static let name = "that the manifest is true"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    guard let manifest = subject.files.json(Manifest.fileName) else {
      if subject.files[Manifest.fileName] == nil {
        verdict.expect(false, ConformanceFindings.missingFile, at: nil, "`\(Manifest.fileName)` is missing")
      }
      return
    }
    checkHeader(manifest, subject, &verdict)
    let declared = Set(subject.resolved.declarations.map(\.name)).union(["server", "widget_defaults"])
    var listed: Set<String> = []
    var last = ""
    for entry in manifest["files"]?.elements ?? [] {
      guard let path = entry["path"]?.string else { continue }
      verdict.expect(
        listed.insert(path).inserted && last.utf8.lexicographicallyPrecedes(path.utf8),
        ConformanceFindings.manifestEntry,
        at: entry.location, "`\(path)` stands in the wrong place",
        help: "the paths are sorted by their bytes, each once")
      last = path
      checkFile(entry, path, subject, &verdict)
      checkDeclarations(entry, path, declared, &verdict)
    }
    for file in subject.files.entries where file.path != Manifest.fileName {
      verdict.expect(
        listed.contains(file.path), ConformanceFindings.extraFile, at: file.start,
        "`\(file.path)` is not in `\(Manifest.fileName)`, so no build wrote it", help: "move it out of the folder")
    }
  }

  private static func checkHeader(_ manifest: JSONNode, _ subject: Subject, _ verdict: inout Verdict) {
    let kind = ConformanceFindings.manifestEntry
    let entry: JSONShape = .object([
      ("path", .text), ("sha256", .text), ("bytes", .integer(0...Int.max)), ("declarations", .list(.text)),
    ])
    verdict.expect(
      manifest,
      has: .object([
        ("version", .integer(1...1)), ("contract", .text), ("contractVersion?", .text), ("environment", .text),
        ("files", .list(entry)),
      ]), kind, "the manifest")
    let claim = Claim(kind, "the manifest")
    verdict.expect(manifest, "contract", .string(subject.contract.name), claim, because: "the contract's name")
    verdict.expect(manifest, "contractVersion", .string(subject.contract.version), claim, because: "its `version`")
    verdict.expect(manifest, "environment", .string(subject.contract.environment), claim, because: "the environment")
  }

  private static func checkFile(_ entry: JSONNode, _ path: String, _ subject: Subject, _ verdict: inout Verdict) {
    guard let file = subject.files[path] else {
      verdict.expect(
        false, ConformanceFindings.missingFile, at: entry["path"]?.location,
        "the manifest lists `\(path)`, which is missing",
        help: "`parlance build` writes it")
      return
    }
    func expect(_ key: String, _ holds: Bool, _ message: @autoclosure () -> String) {
      verdict.expect(
        holds, ConformanceFindings.fileDigest, at: entry[key]?.location ?? entry.location, message(),
        help: "make the change in the contract, and run `parlance build` again")
    }
    let count = file.bytes.count
    expect(
      "bytes", entry["bytes"]?.int == count,
      "`\(path)` was changed after the build: it has \(count) bytes, not \(entry["bytes"]?.shown ?? "so many")")
    if entry["bytes"]?.int == count {
      expect(
        "sha256", entry["sha256"]?.string == SHA256.hex(of: file.bytes),
        "`\(path)` was changed after the build: it has another content")
    }
  }

  private static func checkDeclarations(
    _ entry: JSONNode, _ path: String, _ declared: Set<String>, _ verdict: inout Verdict
  ) {
    let names = entry["declarations"]?.elements ?? []
    verdict.expect(
      !names.isEmpty, ConformanceFindings.manifestEntry, at: entry.location,
      "`\(path)` comes from no declaration")
    for name in names {
      verdict.expect(
        name.string.map(declared.contains) ?? false, ConformanceFindings.manifestEntry, at: name.location,
        "`\(path)` is said to come from \(name.shown), which the contract does not declare")
    }
  }
}
