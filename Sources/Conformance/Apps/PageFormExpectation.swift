import Findings
import Outputs

enum PageFormExpectation: Expectation {
  static let name = "that each page is one whole HTML document"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for path in subject.files.paths("apps/", ".html") + subject.files.paths("web/", ".html") {
      guard let file = subject.files[path] else { continue }
      let page = HTMLReader.read(file.bytes)
      verdict.count(page.elements.count)
      let kind = ConformanceFindings.pageForm
      for problem in page.problems { verdict.report(kind, at: file.location(problem.range), problem.message) }
      if !page.problems.isEmpty { continue }
      for name in ["html", "head", "body", "title"] {
        let count = page.elements.count { $0.name == name }
        verdict.expect(count == 1, kind, at: file.start, "the page has \(count) `<\(name)>`, not one")
      }
      let roots = page.children(of: nil)
      verdict.expect(
        roots.count == 1 && page.elements[roots[0]].name == "html", kind, at: file.start,
        "something stands beside `<html>`")
      if let root = roots.first {
        let language = page.elements[root].attribute("lang")?.value ?? ""
        verdict.expect(
          !language.isEmpty, kind, at: file.location(page.elements[root].tag), "`<html>` names no language")
      }
      let isUTF8 = page.elements.contains { $0.attribute("charset")?.value.lowercased() == "utf-8" }
      verdict.expect(isUTF8, kind, at: file.start, "the page does not say that it is UTF-8")
      checkScripts(page, file, &verdict)
    }
  }

  /// What begins a script inside a script changes where it ends (HTML, 13.2.5.19 to 13.2.5.33).
  private static func checkScripts(_ page: Markup, _ file: GeneratedFiles.Entry, _ verdict: inout Verdict) {
    for script in page.elements where script.name == "script" {
      for text in ["<!--", "<script"] {
        let found = file.bytes.first(Array(text.utf8), from: script.content.lowerBound)
        let isInside = found.map(script.content.contains) ?? false
        verdict.expect(
          !isInside, ConformanceFindings.pageForm, at: file.location((found ?? 0)..<(found ?? 0) + text.utf8.count),
          "`\(text)` stands in a script", help: "write `<` as `\\u003c`")
      }
    }
  }
}
