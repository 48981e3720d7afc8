import Findings
import JSONValues
import SourceText

/// Findings for other programs. Every member is always there; what is absent is null or an empty list.
public enum JSONFormat: Format {
  public static let name = "json"
  public static let summary = "for programs"

  public static func text(of report: Report) -> String {
    var finders = report.parts.map { PlaceFinder($0.sources) }
    let counts = report.counts
    let value: JSONValue = [
      "version": 1,
      "findings": .array(report.items.map { json($0, &finders[$0.part]) }),
      "summary": [
        "errors": .int(counts.errors), "warnings": .int(counts.warnings), "infos": .int(counts.infos),
        "files": .int(counts.files),
      ],
    ]
    return String(decoding: JSONWriter.pretty(value), as: UTF8.self)
  }

  private static func json(_ item: Report.Item, _ finder: inout PlaceFinder) -> JSONValue {
    let finding = item.finding
    return [
      "code": .string(finding.kind.code),
      "severity": .string(finding.severity.name),
      "message": .string(finding.message),
      "file": item.place.map { .string($0.file) } ?? .null,
      "range": item.place.map(range) ?? .null,
      "related": .array(
        item.related.map {
          ["message": .string($0.message), "file": .string($0.place.file), "range": range($0.place)]
        }),
      "notes": .strings(finding.notes),
      "help": finding.help.map { .string($0) } ?? .null,
      "fixes": .array(finding.fixes.map { json($0, &finder) }),
    ]
  }

  private static func json(_ fix: Finding.Fix, _ finder: inout PlaceFinder) -> JSONValue {
    var edits: [JSONValue] = []
    for edit in fix.edits {
      let place = finder.place(of: edit.location)
      edits.append([
        "file": .string(place.file), "range": range(place), "replacement": .string(edit.replacement),
      ])
    }
    return ["title": .string(fix.title), "safe": .bool(fix.isSafe), "edits": .array(edits)]
  }

  static func range(_ place: Place) -> JSONValue {
    ["start": position(place.start), "end": position(place.end)]
  }

  private static func position(_ position: Position) -> JSONValue {
    ["line": .int(position.line), "column": .int(position.column), "offset": .int(position.offset)]
  }
}
