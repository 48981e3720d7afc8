import Facts
import Findings
import Language
import Resolve

/// Texts of the listing have limits.
enum ListingLengthRule: ReviewRule {
  static let kind = FindingKind(
    "submission/text-length", .warning, "Checks that the texts of the listing fit",
    why: "The directory refuses a listing whose texts are too long, empty, or broken over lines where one is meant.",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let submission = contract.contract.submission else { return [] }
    let texts: [(key: String, text: String?, limit: ClosedRange<Int>, isOneLine: Bool)] = [
      ("display_name", submission.displayName, DirectoryFacts.displayNameLength, true),
      ("subtitle", submission.subtitle, DirectoryFacts.subtitleLength, true),
      ("description", submission.description, DirectoryFacts.descriptionLength, false),
      ("developer", submission.developer, DirectoryFacts.developerLength, true),
    ]
    return texts.compactMap { key, text, limit, isOneLine in
      guard let text else { return nil }
      let place = contract.origin.location(submission.node, key)
      let count = text.unicodeScalars.count
      if isOneLine, text.contains(where: \.isNewline) {
        return Finding(kind, at: place, "`\(key)` is one line", help: "take the line breaks out")
      }
      if limit.contains(count) { return nil }
      return Finding(
        kind, at: place, count == 0 ? "`\(key)` is empty" : "`\(key)` has \(count) characters; \(limit.upperBound) fit",
        help: count == 0 ? "write it" : "shorten it")
    }
  }
}
