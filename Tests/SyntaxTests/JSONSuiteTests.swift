import Findings
import JSONValues
import Testing

@testable import Syntax

/// The 318 cases of JSONTestSuite: `y_` must be read, `n_` refused, `i_` is left to the reader.
@Suite struct JSONSuiteTests {
  static let folder = "json-parsing/test_parsing"
  static let cases: [String] =
    Corpus.isPresent(folder, cases: 318) ? Corpus.files(in: folder) { $0.hasSuffix(".json") } : []

  @Test func holdsAllCases() { #expect(Self.cases.isEmpty || Self.cases.count == 318) }

  @Test(arguments: cases) func readsOrRefuses(_ name: String) throws {
    let bytes = try #require(Corpus.bytes("\(Corpus.root)/\(Self.folder)/\(name)"))
    let read = ReadText(bytes, name: name)
    let isRead = read.roots.count == 1 && read.errors.isEmpty
    #expect(isRead || (read.roots.isEmpty && read.errors.count == 1))
    for finding in read.findings {
      let range = try #require(finding.location?.range)
      #expect(range.start <= range.end && Int(range.end) <= bytes.count)
    }
    if name.hasPrefix("y_") { #expect(isRead) }
    if name.hasPrefix("n_") { #expect(!isRead) }
  }
}
