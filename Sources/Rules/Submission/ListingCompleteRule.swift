import Facts
import Findings
import Language
import Resolve

/// What the form asks for must be there.
enum ListingCompleteRule: SubmissionRule {
  static let kind = FindingKind(
    "submission/incomplete", .error, "Checks that the listing has everything that the directory asks for",
    why: """
      The form needs a name, a subtitle, a description, the developer, a category, a logo, release notes, and the pages
      for website, support, privacy, terms and a demonstration.
      """, source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    let origin = contract.origin
    guard let submission = contract.contract.submission else {
      return [
        Finding(
          kind, at: origin.location(contract.contract.node, keyOf: "contract"), "the contract has no `submission`",
          help: "add a `submission:` section with what the directory shows")
      ]
    }
    let texts = [
      ("subtitle", submission.subtitle), ("description", submission.description), ("developer", submission.developer),
      ("category", submission.category), ("logo", submission.logo), ("release_notes", submission.releaseNotes),
    ]
    let urls = submission.urls
    let pages = [
      ("website", urls?.website), ("support", urls?.support), ("privacy", urls?.privacy), ("terms", urls?.terms),
      ("demo", urls?.demo),
    ]
    let missing = texts.filter { $0.1 == nil }.map(\.0) + pages.filter { $0.1 == nil }.map { "urls.\($0.0)" }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        kind, at: origin.location(submission.node, keyOf: "display_name"),
        "the listing lacks \(missing.map { "`\($0)`" }.joined(separator: ", "))",
        help: "add \(missing.count == 1 ? "it" : "them") to `submission:`")
    ]
  }
}
