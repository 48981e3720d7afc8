import JSONValues
import Testing

@testable import Syntax

@Suite struct CoreScalarTests {
  @Test(arguments: [
    ("", CoreScalar.null), ("~", .null), ("Null", .null), ("nULL", .string), ("true", .bool(true)),
    ("TRUE", .bool(true)),
    ("False", .bool(false)), ("no", .string), ("on", .string), ("0", .int(0)), ("-12", .int(-12)),
    ("+7", .int(7)),
    ("0123", .string), ("-0123", .string), ("007", .string), ("0o17", .int(15)), ("0x1F", .int(31)),
    ("0o8", .string),
    ("0x", .string), ("1_000", .string), ("1:30", .string), ("+14155550100", .int(14_155_550_100)),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5", .double(1.5)), (".5", .double(0.5)),
    ("1.", .double(1)), ("-1.e3", .double(-1000)), ("1e3", .double(1000)), ("1.2.3", .string), (".", .string),
    ("e3", .string), ("1e", .string), (".inf", .double(.infinity)), ("-.INF", .double(-.infinity)),
    (".Inf", .double(.infinity)),
    ("1e999", .double(.infinity)), ("2001-01-23", .string), ("0.10", .double(0.1)), ("00.5", .string),
    ("+.5", .double(0.5)),
    ("'1'", .string), ("\"true\"", .string), ("|\n 1", .string), ("!!str 1", .string), ("! 1", .string),
    ("!!int '12'", .int(12)), ("!!int 012", .int(12)), ("!!float 1", .double(1)),
    ("!!bool 'true'", .bool(true)),
    ("!!null ''", .null), ("[1]", .string),
  ]) func followsTheCoreSchema(_ text: String, _ expected: CoreScalar) {
    let read = ReadText("k: \(text)\n")
    #expect(read.findings.isEmpty)
    #expect(read.tree.coreScalar(read.node("k")) == expected)
  }

  @Test func readsNaN() {
    let read = ReadText("k: .nan")
    guard case .double(let value) = read.tree.coreScalar(read.node("k")) else { return #expect(Bool(false)) }
    #expect(value.isNaN)
  }

  @Test func tellsOfNumbersThatJSONCannotWrite() {
    let read = ReadText("a: 1\nb: [.inf, 2, -1e400]\nc: .nan")
    let value = read.tree.jsonValue(read.roots[0])
    #expect(value.findings.map { read.slice($0.location)! } == [".inf", "-1e400", ".nan"])
    #expect(value.findings.allSatisfy { $0.kind.code == "yaml/number-not-finite" })
    #expect(value.value == ["a": 1, "b": [nil, 2, nil], "c": nil])
  }

  @Test(arguments: ["!!int abc", "!!map x", "!!str [a]", "!!bool yes"]) func refusesATagThatDoesNotFit(
    _ text: String
  ) {
    #expect(ReadText("k: \(text)").codes == ["yaml/tag-mismatch"])
  }

  @Test func readsJSONByItsOwnWords() {
    let read = ReadText(
      #"[null, true, "true", 12, -0, 1.5e3, "", 123456789012345678901234567890]"#, name: "a.json")
    #expect(read.values == [[nil, true, "true", 12, 0, 1500.0, "", .double(1.2345678901234568e29)]])
  }
}
