import Findings
import Project
import Rules
import Testing

/// What a finding is called and means is read by people (`explain`), by editors and by suppressions.
@Suite struct FindingKindsTests {
  @Test(arguments: everyFindingKind)
  func hasACodeASummaryAndAnExplanation(kind: FindingKind) {
    let parts = kind.code.split(separator: "/", omittingEmptySubsequences: false)
    #expect(parts.count == 2 && parts.allSatisfy(isKebab), "`\(kind.code)` is not area/kebab-name")
    #expect(kind.summary.hasPrefix("Checks that "))
    #expect(!kind.summary.hasSuffix("."), "`explain` puts the full stop")
    #expect(kind.explanation.count > 40 && kind.explanation.hasSuffix("."), "`\(kind.code)` is not explained")
    #expect(kind.source != "", "a source is named or nil")
  }

  @Test func codesAreUnique() {
    var seen = Set<String>()
    let twice = everyFindingKind.map(\.code).filter { !seen.insert($0).inserted }
    #expect(twice.isEmpty, "\(twice.joined(separator: ", ")) stands for two kinds")
  }

  @Test func everyRuleIsExplained() {
    #expect(everyRuleKind.count > 100)
    #expect(everyRuleKind.allSatisfy(everyFindingKind.contains))
  }

  private func isKebab(_ part: Substring) -> Bool {
    !part.isEmpty && part.first != "-" && part.last != "-" && !part.contains("--")
      && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
