import Facts
import Language
import Testing

/// The pages of documentation say what is so.
@Suite struct PageTests {
  @Test func referencePageIsTheLanguages() throws {
    let page = try Repository.text("Documentation/reference.md")
    #expect(
      page == LanguageReference.markdown, "run `parlance schema --markdown > Documentation/reference.md`")
  }

  /// The message of a failure is the table as it must stand.
  @Test func phonesTableIsWhatTheRuleGoesBy() throws {
    let page = try Repository.text("Documentation/phone.md")
    #expect(
      page.contains("\n\(PhoneCapabilities.markdown)\n## What phones of the house dial"),
      "\(PhoneCapabilities.markdown)")
  }

  @Test func architecturesTableNamesEveryFolder() throws {
    let page = try Repository.text("Documentation/architecture.md")
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.flatMap { row in row.split(separator: "|")[0].matches(of: /`(\w+)`/).map { String($0.1) }
    }
    for folder in Repository.folders(in: "Sources") {
      #expect(named.contains(folder), "the table does not name Sources/\(folder)")
    }
    #expect(Repository.folders(in: "Sources").count > 15)
  }

  /// Each path that a page names is there: links, and words in code that look like a path of this repository.
  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Documentation/architecture.md", "Documentation/json-schemas.md",
    "Documentation/conformance.md", "Documentation/import.md", "Documentation/phone.md", "Documentation/reference.md",
    "Documentation/review.md", "Documentation/voice.md", "Documentation/web.md", "Documentation/widgets.md",
  ])
  func namesOnlyWhatIsThere(page: String) throws {
    let text = try Repository.text(page)
    let folder = page.contains("/") ? "Documentation/" : ""
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { folder + String($0.1) }
    let code = text.matches(of: /`((?:Sources|Tests|Documentation|Templates|Specs|Plugins)\/[\w\/.-]*)`/).map {
      String($0.1)
    }
    for path in links + code where path != "Generated" {
      #expect(Repository.exists(path), "\(page) names \(path)")
    }
  }
}
