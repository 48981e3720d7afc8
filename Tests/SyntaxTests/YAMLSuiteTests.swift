import BareLibYAML
import Findings
import Glibc
import JSONValues
import SourceText
import Testing

@testable import Syntax

/// The 402 cases of the YAML test suite.
@Suite struct YAMLSuiteTests {
  static let folder = "yaml-test-suite/data"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let input: [UInt8]
    let events: String
    let json: [UInt8]?
    let isInvalid: Bool
    var testDescription: String { name }
  }

  static let cases: [Case] = {
    guard Corpus.isPresent(folder, cases: 402) else { return [] }
    return Corpus.files(in: folder) { $0 == "in.yaml" }.map { path in
      let name = String(path.dropLast("/in.yaml".count))
      let base = "\(Corpus.root)/\(folder)/\(name)"
      return Case(
        name: name, input: Corpus.bytes("\(base)/in.yaml")!,
        events: String(decoding: Corpus.bytes("\(base)/test.event")!, as: UTF8.self),
        json: Corpus.bytes("\(base)/in.json"), isInvalid: access("\(base)/error", F_OK) == 0)
    }
  }()

  @Test func holdsAllCases() { #expect(Self.cases.isEmpty || Self.cases.count == 402) }

  @Test(arguments: cases) func givesTheEventsOrRefuses(_ test: Case) throws {
    let (events, problem) = EventPrinter.print(test.input)
    if test.isInvalid || YAMLSuiteExceptions.refused.contains(test.name) {
      let finding = try #require(problem)
      let range = try #require(finding.location?.range)
      #expect(range.start >= 0 && Int(range.end) <= test.input.count && range.start <= range.end)
    } else {
      #expect(problem == nil)
      #expect(events == test.events)
    }
  }

  /// What bare libyaml gets wrong: a valid document refused or read otherwise, an invalid one accepted.
  private func bareLibYAMLFails(_ test: Case) -> Bool {
    let printed = bare_libyaml_events(test.input, test.input.count)!
    defer { free(printed) }
    let events = String(cString: printed)
    return test.isInvalid ? !events.hasSuffix("ERROR\n") : events != test.events
  }

  @Test func exceptsOnlyWhatLibYAMLItselfGetsWrong() {
    let wrong = Set(Self.cases.filter(bareLibYAMLFails).map(\.name))
    guard !Self.cases.isEmpty else { return }
    #expect(wrong.count == 72)
    #expect(YAMLSuiteExceptions.refused.isSubset(of: wrong))
    #expect(Set(Self.cases.filter(\.isInvalid).map(\.name)).isDisjoint(with: YAMLSuiteExceptions.refused))
  }

  @Test(arguments: cases.filter { $0.json != nil && !$0.isInvalid }) func givesTheValues(_ test: Case) throws {
    let read = ReadText(test.input)
    if YAMLSuiteExceptions.refused.contains(test.name) {
      #expect(read.findings.hasErrors)
      return
    }
    #expect(read.errors.isEmpty)
    #expect(read.values.map(Self.withWholeNumbers) == Self.documents(test.json!).map(Self.withWholeNumbers))
  }

  /// `2392.00` and `2392` are one number; the suite's JSON has been through a printer that writes the shorter.
  private static func withWholeNumbers(_ value: JSONValue) -> JSONValue {
    switch value {
    case .double(let number): Int(exactly: number).map(JSONValue.int) ?? value
    case .array(let values): .array(values.map(withWholeNumbers))
    case .object(let object): .object(JSONObject(object.map { .init($0.key, withWholeNumbers($0.value)) }))
    default: value
    }
  }

  /// The values of a file that holds one after the other, each beginning in the first column.
  private static func documents(_ json: [UInt8]) -> [JSONValue] {
    var values: [JSONValue] = []
    var piece: [UInt8] = []
    func finish() {
      if piece.contains(where: { !$0.isYAMLSpace }) { values += ReadText(piece, name: "in.json").values }
      piece = []
    }
    for line in json.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if let first = line.first, first != 0x20, first != 0x5D, first != 0x7D { finish() }
      piece += line + [0x0A]
    }
    finish()
    return values
  }
}
