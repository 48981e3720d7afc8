import Language
import Resolve
import Testing

@testable import Project

@Suite struct ZoneTests {
  /// A file of version 2 whose first part, of 32-bit times, is empty.
  static func file(_ times: [Int], _ kinds: [UInt8], _ offsets: [Int], _ rule: String, version: UInt8 = 0x32) -> [UInt8]
  {
    func header(_ counts: [Int]) -> [UInt8] {
      Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts.flatMap { bytes($0, 4) }
    }
    func bytes(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    return header([0, 0, 0, 0, 1, 1]) + bytes(0, 4) + [0, 0, 0]
      + header([0, 0, 0, times.count, offsets.count, 4]) + times.flatMap { bytes($0, 8) } + kinds
      + offsets.flatMap { bytes($0, 4) + [0, 0] } + Array("ABC".utf8) + [0] + [0x0A] + Array(rule.utf8) + [0x0A]
  }

  private static let newYork = "EST5EDT,M3.2.0,M11.1.0"

  @Test func theTableHoldsUntilTheRuleDoes() throws {
    let zone = try ZoneFile(Self.file([0, 1_000], [1, 0], [-18_000, -14_400], Self.newYork))
    #expect(zone.offset(at: -1) == -18_000 && zone.offset(at: 0) == -14_400)
    // 2027-03-14 07:00 UTC: clocks go from two to three.
    let spring = CalendarDate(year: 2027, month: 3, day: 14).days * 86_400 + 7 * 3_600
    #expect(zone.offset(at: spring - 1) == -18_000 && zone.offset(at: spring) == -14_400)
    #expect(zone.changes(from: spring - 100, to: spring + 300 * 86_400).count == 2)
  }

  @Test func aSkippedTimeIsNoneAndARepeatedOneIsTwo() throws {
    let zone = try ZoneFile(Self.file([], [], [-18_000], Self.newYork))
    let half = 2 * 3_600 + 1_800
    #expect(zone.instants(showing: CalendarDate(year: 2027, month: 3, day: 14).days * 86_400 + half).isEmpty)
    let twice = zone.instants(showing: CalendarDate(year: 2027, month: 11, day: 7).days * 86_400 + half - 3_600)
    #expect(twice.count == 2 && twice[1] - twice[0] == 3_600)
  }

  @Test(
    arguments: [
      ("<+0330>-3:30", 12_600, nil), ("UTC0", 0, nil), ("IST-1GMT0,M10.5.0,M3.5.0/1", 3_600, 0),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -7_200, -3_600), ("AAA3BBB,J60/0,J300", -10_800, -7_200),
      ("AAA3BBB2:30,59,300/25:30:15", -10_800, -9_000),
    ] as [(String, Int, Int?)])
  func rulesAreRead(_ text: String, _ standard: Int, _ summer: Int?) throws {
    let rule = try ZoneRule(text)
    #expect(rule.standard == standard && rule.summer?.offset == summer)
  }

  @Test(arguments: ["", "AB5", "EST", "EST5EDT,M3.2.0", "EST5EDT,M13.1.0,M11.1.0", "EST25", "EST5EDT,M3.2.0,M11.1.0,x"])
  func whatIsNoRuleIsRefused(_ text: String) { #expect(throws: ZoneFile.Problem.rule(text)) { try ZoneRule(text) } }

  @Test func filesThatAreNoneAreRefused() {
    let whole = Self.file([0, 1_000], [1, 0], [-18_000, -14_400], Self.newYork)
    #expect(throws: ZoneFile.Problem.noZone) { try ZoneFile(Array("nothing of the kind".utf8)) }
    #expect(throws: ZoneFile.Problem.tooOld) { try ZoneFile(Self.file([], [], [0], "", version: 0)) }
    #expect(throws: ZoneFile.Problem.damaged) { try ZoneFile(Self.file([5, 5], [0, 0], [0], "")) }
    #expect(throws: ZoneFile.Problem.damaged) { try ZoneFile(Self.file([5], [3], [0], "")) }
    for length in 44..<whole.count { #expect(throws: ZoneFile.Problem.self) { try ZoneFile(Array(whole[..<length])) } }
  }

  @Test(
    arguments: [
      ("2026-12-25T10:00", 0, nil), ("2026-12-25T10:00:30", 30, nil), ("2026-12-25T10:00Z", 0, 0),
      ("2026-12-25T10:00+05:30", 0, 19_800), ("2026-12-25T10:00-05:00", 0, -18_000),
    ] as [(String, Int, Int?)])
  func momentsAreRead(_ text: String, _ seconds: Int, _ offset: Int?) throws {
    let moment = try #require(Moment(text))
    #expect(moment.local == CalendarDate(year: 2026, month: 12, day: 25).days * 86_400 + 36_000 + seconds)
    #expect(moment.offset == offset)
  }

  @Test(arguments: [
    "2026-12-25", "2026-02-29T10:00", "2026-12-25T24:00", "2026-12-25 10:00", "2026-12-25T10:00+5", "T10:00",
    "2026-12-25T10:00Zx", "२०२६-12-25T10:00",
  ]) func whatIsNoMomentIsRefused(_ text: String) { #expect(Moment(text) == nil) }
}
