import Conformance
import Testing

@Suite struct KindsTests {
  @Test(arguments: ConformanceFindings.all.map(\.code))
  func isExplained(code: String) throws {
    let kind = try #require(ConformanceFindings.all.first { $0.code == code })
    #expect(kind.code.hasPrefix("conformance/"))
    #expect(kind.summary.hasPrefix("Checks that ") && !kind.summary.hasSuffix("."))
    #expect(kind.explanation.count > 40 && kind.explanation.hasSuffix("."))
  }

  /// Each kind is there for some damage.
  @Test func everyKindIsTriedOut() {
    let live = ServerTrialTests.breaks.map(\.code) + ["conformance/call-unanswered", "conformance/call-hidden"]
    let tried = Set((Damages.all + Damages.ofCallFlows.map(\.1)).map(\.code) + live)
    let rest = ConformanceFindings.all.map(\.code).filter { !tried.contains($0) }
    #expect(rest.isEmpty, "\(rest.joined(separator: ", "))")
  }

  @Test func codesAreUnique() {
    #expect(Set(ConformanceFindings.all.map(\.code)).count == ConformanceFindings.all.count)
  }

  @Test func everyExpectationHasAName() {
    #expect(expectationNames.count >= 30)
    #expect(Set(expectationNames).count == expectationNames.count)
  }
}
