import Findings
import JSONValues
import SourceText

/// Findings as SARIF 2.1.0 (OASIS Standard, 2020-03-27), for code scanning services.
public enum SARIFFormat: Format {
  public static let name = "sarif"
  public static let summary = "SARIF 2.1.0, for code scanning"

  public static func text(of report: Report) -> String {
    let kinds = Set(report.items.map(\.finding.kind)).sorted { $0.code < $1.code }
    var driver: JSONObject = ["name": "Parlance"]
    driver.append("semanticVersion", report.options.toolVersion.map { .string($0) })
    driver.append("rules", .array(kinds.map(rule)))
    let value: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": .object(driver)],
          "columnKind": "unicodeCodePoints",
          "results": .array(results(report, kinds)),
        ]
      ],
    ]
    return String(decoding: JSONWriter.pretty(value), as: UTF8.self)
  }

  private static func rule(_ kind: FindingKind) -> JSONValue {
    let help = kind.explanation + (kind.source.map { "\n\n\($0)" } ?? "")
    return [
      "id": .string(kind.code),
      "shortDescription": ["text": .string(kind.summary)],
      "fullDescription": ["text": .string(kind.explanation)],
      "help": ["text": .string(help)],
      "defaultConfiguration": ["level": .string(level(kind.severity))],
    ]
  }

  private static func results(_ report: Report, _ kinds: [FindingKind]) -> [JSONValue] {
    var finders = report.parts.map { PlaceFinder($0.sources) }
    let indices = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    var twins: [String: Int] = [:]
    return report.items.map { item in
      let finding = item.finding
      let text = [finding.message] + finding.notes + (finding.help.map { ["help: \($0)"] } ?? [])
      var result: JSONObject = [
        "ruleId": .string(finding.kind.code),
        "ruleIndex": .int(indices[finding.kind]!),
        "level": .string(level(finding.severity)),
        "message": ["text": .string(text.joined(separator: "\n"))],
      ]
      if let place = item.place { result.append("locations", [["physicalLocation": physical(place)]]) }
      if !item.related.isEmpty {
        result.append(
          "relatedLocations",
          .array(
            item.related.enumerated().map { index, related in
              [
                "id": .int(index), "physicalLocation": physical(related.place),
                "message": ["text": .string(related.message)],
              ]
            }))
      }
      let identity = [finding.kind.code, item.place?.file ?? "", finding.message].joined(separator: "\u{0}")
      let twin = twins[identity, default: 0]
      twins[identity] = twin + 1
      result.append("partialFingerprints", ["parlance/v1": .string(fingerprint("\(identity)\u{0}\(twin)"))])
      if !finding.fixes.isEmpty {
        result.append("fixes", .array(finding.fixes.map { fix($0, &finders[item.part]) }))
      }
      return .object(result)
    }
  }

  private static func physical(_ place: Place) -> JSONValue {
    ["artifactLocation": artifact(place), "region": region(place)]
  }

  private static func artifact(_ place: Place) -> JSONValue { ["uri": .string(uri(place.file))] }

  private static func region(_ place: Place) -> JSONValue {
    [
      "startLine": .int(place.start.line), "startColumn": .int(place.start.column),
      "endLine": .int(place.end.line), "endColumn": .int(place.end.column),
    ]
  }

  private static func fix(_ fix: Finding.Fix, _ finder: inout PlaceFinder) -> JSONValue {
    var changes: [(file: String, artifact: JSONValue, replacements: [JSONValue])] = []
    for edit in fix.edits {
      let place = finder.place(of: edit.location)
      let replacement: JSONValue = [
        "deletedRegion": region(place), "insertedContent": ["text": .string(edit.replacement)],
      ]
      if let index = changes.firstIndex(where: { $0.file == place.file }) {
        changes[index].replacements.append(replacement)
      } else {
        changes.append((place.file, artifact(place), [replacement]))
      }
    }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": .array(
        changes.map { ["artifactLocation": $0.artifact, "replacements": .array($0.replacements)] }),
    ]
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// A path as a relative URI reference (RFC 3986, section 4.2).
  private static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// What stays the same when lines are added above: 64 bits by the FNV-1a function (RFC 9923).
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
