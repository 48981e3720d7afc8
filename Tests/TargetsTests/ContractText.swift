import ContractFixtures
import Resolve
import Testing

@testable import Targets

/// A contract from YAML text, resolved; what stands in every contract is put before it.
func resolved(_ yaml: String) throws -> ResolvedContract {
  let fixture = Fixture("parlance: 1\ncontract: field-service\nversion: 1.2.3\n" + yaml)
  for finding in fixture.findings { Issue.record("\(finding)") }
  return try #require(fixture.resolved)
}

/// A page with the given text, and the version that its URI has.
func page(_ widget: String, _ html: String = "<!doctype html>", version: String = "1a2b3c4d") -> WidgetPage {
  WidgetPage(widget: widget, html: Array(html.utf8), uri: "ui://brightwater/\(widget)-\(version).html")
}
