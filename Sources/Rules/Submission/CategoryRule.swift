import Facts
import Findings
import Language
import Resolve

/// The directory has a list of categories.
enum CategoryRule: ReviewRule {
  static let kind = FindingKind(
    "submission/category", .warning, "Checks that the category is one of the directory's",
    why: "The directory takes one of these: \(DirectoryFacts.categories.joined(separator: ", ")).",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let submission = contract.contract.submission, let category = submission.category,
      !DirectoryFacts.categories.contains(category)
    else { return [] }
    return [
      Finding(
        kind, at: contract.origin.location(submission.node, "category"), "the directory has no category `\(category)`",
        notes: ["it has: \(DirectoryFacts.categories.joined(separator: ", "))"],
        help: nearest(to: category, among: DirectoryFacts.categories).map { "did you mean `\($0)`?" })
    ]
  }
}
