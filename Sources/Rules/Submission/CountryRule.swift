import Facts
import Findings
import Language
import Resolve

/// Countries are written in two capital letters.
enum CountryRule: ReviewRule {
  static let kind = FindingKind(
    "submission/country", .warning, "Checks that countries are named by their codes, each once",
    why: "The directory takes ISO 3166-1 alpha-2 codes in upper case: `US`, `GB`. An empty list means everywhere.",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let submission = contract.contract.submission else { return [] }
    return submission.countries.enumerated().compactMap { index, code in
      let place = contract.origin.location(submission.node, "countries", element: index)
      guard CountryCodes.all.contains(code) else {
        let meant = CountryCodes.otherNames[code.uppercased()] ?? code.uppercased()
        return Finding(
          kind, at: place, "`\(code)` is no country code",
          help: CountryCodes.all.contains(meant) ? "write `\(meant)`" : "write two capital letters, as in `US`")
      }
      guard submission.countries[..<index].contains(code) else { return nil }
      return Finding(kind, at: place, "`\(code)` is there already", help: "take it out")
    }
  }
}
