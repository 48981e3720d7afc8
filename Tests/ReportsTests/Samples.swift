import Findings
import Reports
import SourceText

/// The same findings for every format.
enum Samples {
  static let unknownField = FindingKind(
    "widget/unknown-field", .error, "Checks that each binding reads a field that is there",
    why: "A binding to nothing shows nothing.", source: "Parlance, 2026-11")
  static let duplicateKey = FindingKind(
    "yaml/duplicate-key", .error, "Checks that no key stands twice", why: "One of them would be lost.")
  static let longText = FindingKind(
    "mcp/long-text", .warning, "Checks that descriptions are short", why: "Models read all of it.")

  static let cards = "cards:\n  price:\n    text: $(output.totl)\n"
  static let types = "Quote:\n  total: number\nQuote:\n  due: date\n"

  static var sources: SourceSet {
    var sources = SourceSet()
    _ = sources.add(SourceFile(name: "widgets/cards.yaml", bytes: Array(cards.utf8)))
    _ = sources.add(SourceFile(name: "types, all.yaml", bytes: Array(types.utf8)))
    return sources
  }

  /// The place of a text in one of the samples' files.
  static func place(_ text: String, in file: Int32, after start: String = "") -> Location {
    let source = sources[FileID(index: file)].bytes
    let from = start.isEmpty ? 0 : find(start, in: source, from: 0) + start.utf8.count
    let offset = find(text, in: source, from: from)
    return Location(file: FileID(index: file), range: ByteRange(offset, offset + text.utf8.count))
  }

  static var findings: [Finding] {
    [
      Finding(
        duplicateKey, at: place("Quote", in: 1, after: "number"), "`Quote` stands twice",
        label: "the second time", related: [.init(place("Quote", in: 1), "the first time")],
        help: "remove one of them"),
      Finding(
        unknownField, at: place("totl", in: 0), "`totl` is not a field of `Quote`", label: "no such field",
        notes: ["100% of\nits fields: `total`, <b>due</b>"], help: "write `total`",
        fixes: [.init("write `total`", edits: [.init(place("totl", in: 0), "total")], isSafe: true)]),
      Finding(longText, at: nil, "the contract's text is long: ask @anyone"),
    ]
  }

  static var report: Report { Report(findings, in: sources) }

  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int {
    let wanted = Array(text.utf8)
    return (start..<bytes.count).first { bytes[$0...].starts(with: wanted) }!
  }
}
