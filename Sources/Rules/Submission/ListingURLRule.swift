import Facts
import Findings
import Language
import Resolve

/// The pages of the listing are public.
enum ListingURLRule: ReviewRule {
  static let kind = FindingKind(
    "submission/url", .warning, "Checks that the pages of the listing are public https URLs",
    why: "The directory takes https URLs with a host and without a user name, of at most 1,024 characters.",
    source: DirectoryFacts.source)

  static func check(_ contract: ResolvedContract) -> [Finding] {
    guard let urls = contract.contract.submission?.urls else { return [] }
    let pages = [
      ("website", urls.website), ("support", urls.support), ("privacy", urls.privacy), ("terms", urls.terms),
      ("demo", urls.demo),
    ]
    return pages.compactMap { key, url in
      guard let url, let reason = reason(against: url) else { return nil }
      return Finding(
        kind, at: contract.origin.location(urls.node, key), "`\(url)` \(reason)", help: "write https://HOST/…")
    }
  }

  private static func reason(against url: String) -> String? {
    guard url.hasPrefix("https://") else { return "is no https URL" }
    let authority = url.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if authority.isEmpty { return "has no host" }
    if authority.contains("@") { return "holds a user name" }
    if url.contains(where: \.isWhitespace) { return "holds a space" }
    return DirectoryFacts.urlLength.contains(url.utf8.count)
      ? nil : "is longer than \(DirectoryFacts.urlLength.upperBound) characters"
  }
}
