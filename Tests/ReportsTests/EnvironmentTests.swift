import Findings
import SourceText
import Testing

@Suite struct EnvironmentTests {
  private static let kind = FindingKind("a/b", .error, "Checks", why: "Because.")

  private func finding(_ environment: String?, _ start: Int = 0, _ what: String = "no `x`") -> Finding {
    let words = environment.map { " \(inEnvironment($0))" } ?? ""
    return Finding(
      Self.kind, at: Location(file: FileID(index: 0), range: ByteRange(start, start + 1)), what + words,
      notes: environment.map { [inEnvironment($0)] } ?? [], environment: environment)
  }

  @Test func isNamedByAFindingOfOne() {
    #expect([finding("dev")].sortedForReport().map(\.message) == ["no `x` in environment `dev`"])
  }

  @Test func areNamedTogetherByOneFinding() {
    let found = [finding("dev"), finding("test"), finding("dev"), finding("live")].sortedForReport()
    #expect(found.map(\.message) == ["no `x` in environments `dev`, `test` and `live`"])
    #expect(found.map(\.notes) == [["in environments `dev`, `test` and `live`"]])
  }

  @Test func keepApartWhatIsNotTheSame() {
    let found = [finding("dev"), finding("test", 1), finding("test", 0, "no `y`"), finding(nil), finding(nil)]
    #expect(
      found.sortedForReport().map(\.message) == [
        "no `x` in environment `dev`", "no `y` in environment `test`", "no `x`", "no `x` in environment `test`",
      ])
  }
}
