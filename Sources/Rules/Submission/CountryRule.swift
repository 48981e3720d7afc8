import Facts
import Findings
import Language
import Resolve

/// Countries are written in two capital letters.
enum CountryRule: ReviewRule {
  static let kind = FindingKind(
    "submission/country", .warning, "Checks that countries are written in two capital letters",
    why: "The directory takes ISO 3166-1 alpha-2 codes in upper case: `US`, `GB`. An empty list means everywhere.",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let submission = contract.contract.submission else { return [] }
    return submission.countries.enumerated().filter { _, code in
      code.utf8.count != 2 || !code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }.map { index, code in
      Finding(
        kind, at: contract.origin.location(submission.node, "countries", element: index),
        "`\(code)` is no country code", help: "write two capital letters, as in `US`")
    }
  }
}
