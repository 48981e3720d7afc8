import JSONValues
import Review

/// A review for other programs. Every member is always there; what is absent is null or an empty list.
public enum ReviewJSON {
  /// The whole review. Ends in a line feed.
  public static func text(of report: ReviewReport) -> String {
    let reviews: [JSONValue] = report.parts.map { part in
      var places = ChangePlaces(part)
      return [
        "contract": .string(part.contract), "old": .string(part.old), "new": .string(part.new),
        "changes": .array(part.changes.map { json($0, &places) }), "summary": summary(part.count),
      ]
    }
    let value: JSONValue = ["version": 1, "reviews": .array(reviews), "summary": summary(report.count)]
    return String(decoding: JSONWriter.pretty(value), as: UTF8.self)
  }

  private static func summary(_ count: (Impact) -> Int) -> JSONValue {
    .object(JSONObject(Impact.allCases.map { .init($0.rawValue, .int(count($0))) }))
  }

  private static func json(_ change: Change, _ places: inout ChangePlaces) -> JSONValue {
    let (old, new) = places.of(change)
    return [
      "code": .string(change.code),
      "impact": .string(change.impact.rawValue),
      "declaration": .string(change.declaration),
      "path": .strings(change.path),
      "sentence": .string(change.sentence),
      "touches": .strings(change.touches.map { "\($0)" }),
      "before": change.before.map { .string($0) } ?? .null,
      "after": change.after.map { .string($0) } ?? .null,
      "old": old.map(json) ?? .null,
      "new": new.map(json) ?? .null,
      "notes": .strings(change.notes),
      "reaches": .strings(change.reaches),
      "environments": .strings(change.environments),
      "parts": .array(change.parts.map { json($0, &places) }),
    ]
  }

  private static func json(_ place: Place) -> JSONValue {
    ["file": .string(place.file), "range": JSONFormat.range(place)]
  }
}
