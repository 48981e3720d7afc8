import Findings
import Glibc
import Reports
import SourceText
import Testing

@Suite struct FormatTests {
  @Test func areFoundByTheirNames() {
    #expect(formatNames == ["github", "json", "junit", "markdown", "sarif", "text"])
    #expect(format(named: "xml") == nil)
  }

  /// `Expected/` holds what each format writes for `Samples`. `UPDATE_EXPECTED=1 swift test` rewrites it, and
  /// fails.
  @Test(arguments: formatNames)
  func writeTheSamplesAsExpected(name: String) throws {
    let path = "\(#filePath.dropLast("FormatTests.swift".count))Expected/\(name).txt"
    let text = try #require(format(named: name)).text(of: Samples.report)
    if getenv("UPDATE_EXPECTED") != nil {
      let file = try #require(fopen(path, "w"))
      fputs(text, file)
      fclose(file)
      Issue.record("rewrote \(path)")
    }
    #expect(text == (try content(path)))
  }

  @Test(arguments: formatNames)
  func sayThatThereIsNothing(name: String) throws {
    let text = try #require(format(named: name)).text(of: Report([], in: Samples.sources))
    let expected = [
      "text": "no findings in 2 files\n",
      "github": "no findings in 2 files\n",
      "markdown": "**The contract is clean**: no findings in 2 files.\n",
    ]
    if let expected = expected[name] { #expect(text == expected) }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test func failOnlyAtOrOverTheThreshold() {
    let warning = Finding(Samples.longText, at: nil, "long")
    #expect(!Report([warning], in: Samples.sources).fails)
    #expect(Report([warning], in: Samples.sources, options: .init(threshold: .warning)).fails)
  }

  @Test func tellsTheSameFindingOfTwoEnvironmentsOnce() {
    #expect(Report(Samples.findings + Samples.findings, in: Samples.sources).counts.findings == 3)
  }

  @Test func keepsFingerprintsWhenLinesAreAddedAbove() {
    func fingerprint(_ text: String) -> Substring? {
      var sources = SourceSet()
      let file = sources.add(SourceFile(name: "a.yaml", bytes: Array(text.utf8)))
      let end = text.utf8.count
      let place = Location(file: file, range: ByteRange(end - 1, end))
      let report = SARIFFormat.text(of: Report([Finding(Samples.longText, at: place, "long")], in: sources))
      return report.split(separator: "\n").first { $0.contains("parlance/v1") }
    }
    #expect(fingerprint("x") != nil)
    #expect(fingerprint("x") == fingerprint("\n\n\nx"))
  }

  @Test func gitHubGetsTheTenWorst() {
    let many = (1...12).map { Finding(Samples.longText, at: nil, "long \($0)") }
    let lines = GitHubFormat.text(of: Report(many + [Samples.findings[0]], in: Samples.sources)).split(
      separator: "\n")
    #expect(lines.count == 12)
    #expect(lines[0].hasPrefix("::error file=types%2C all.yaml,line=3,endLine=3,col=1,endColumn=6,title="))
    #expect(lines[10] == "and 3 more findings: run `parlance check` to see them all")
    #expect(lines[11] == "1 error, 12 warnings in 2 files")
  }

  private func content(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"), "no \(path): run with UPDATE_EXPECTED=1")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }
}
