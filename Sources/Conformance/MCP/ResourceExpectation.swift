import Findings
import JSONValues
import Language
import Outputs

enum ResourceExpectation: ServerExpectation {
  static let name = "that each widget's page is served, with its metadata and its policy"

  private static let mediaType: JSONValue = "text/html;profile=mcp-app"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    let list = subject.files.json("mcp/resources.json")
    let listed = list?["resources"]?.elements ?? []
    for widget in subject.contract.widgets {
      let place = subject.place(of: "widget.\(widget.name)")
      if let element = listed.first(where: { $0["name"]?.string == widget.name }) {
        checkListing(element, widget, subject, &verdict)
      } else if let list {
        verdict.expect(
          false, ConformanceFindings.resourceList, at: list["resources"]?.location ?? list.location,
          "widget `\(widget.name)` is not listed", declared: place)
      }
      checkContents(of: widget, subject, &verdict)
    }
    for element in listed {
      let name = element["name"]?.string
      verdict.expect(
        subject.contract.widgets.contains { $0.name == name }, ConformanceFindings.resourceList,
        at: element["name"]?.location ?? element.location, "the contract has no widget \(element["name"]?.shown ?? "")")
    }
  }

  private static func checkListing(
    _ element: JSONNode, _ widget: Widget, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let claim = claim(ConformanceFindings.resourceList, widget, subject)
    checkURI(element, claim, widget, subject, &verdict)
    verdict.expect(element, "title", widget.title.isEmpty ? nil : .string(widget.title), claim, because: "`title`")
    verdict.expect(element, "description", widget.summary.map { .string($0) }, claim, because: "`summary`")
    verdict.expect(element, "mimeType", mediaType, claim, because: "MCP Apps")
    checkMeta(element, widget, subject, &verdict)
  }

  private static func checkContents(of widget: Widget, _ subject: Subject, _ verdict: inout Verdict) {
    let name = FileName.encoded(widget.name)
    guard let file = subject.files.json("mcp/resources/\(name).json") else { return }
    let contents = file["contents"]?.elements ?? []
    let claim = claim(ConformanceFindings.resourceText, widget, subject)
    verdict.expect(
      contents.count == 1, claim.kind, at: file["contents"]?.location ?? file.location,
      "there are \(contents.count) contents, not one")
    guard let item = contents.first else { return }
    checkURI(item, claim, widget, subject, &verdict)
    verdict.expect(item, "mimeType", mediaType, claim, because: "MCP Apps")
    checkMeta(item, widget, subject, &verdict)
    guard let page = subject.files["apps/\(name).html"] else { return }
    verdict.expect(
      item["text"]?.string.map { Array($0.utf8) == page.bytes } ?? false, claim.kind,
      at: item["text"]?.location ?? item.location, "the text is not `apps/\(name).html`", declared: claim.declared)
  }

  private static func checkURI(
    _ node: JSONNode, _ claim: Claim, _ widget: Widget, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let uri = subject.pageURI(of: widget.name) else { return }
    verdict.expect(node, "uri", .string(uri), claim, because: "the page's digest")
  }

  private static func checkMeta(_ node: JSONNode, _ widget: Widget, _ subject: Subject, _ verdict: inout Verdict) {
    let claim = claim(ConformanceFindings.resourceMeta, widget, subject)
    guard let meta = node["_meta"], let ui = meta["ui"] else {
      verdict.expect(false, claim.kind, at: node.location, "\(claim.subject) has no `_meta.ui`")
      return
    }
    let defaults = subject.contract.widgetDefaults
    let domain = (widget.domain ?? defaults?.domain).map { JSONValue.string($0) }
    let border = (widget.border ?? defaults?.border).map { JSONValue.bool($0) }
    verdict.expect(ui, "domain", domain, claim, because: "`domain`")
    verdict.expect(ui, "prefersBorder", border, claim, because: "`border`")
    verdict.expect(meta, "openai/widgetDomain", domain, claim, because: "`domain`")
    verdict.expect(meta, "openai/widgetPrefersBorder", border, claim, because: "`border`")
    verdict.expect(meta, "openai/widgetDescription", widget.summary.map { .string($0) }, claim, because: "`summary`")
    checkPolicy(meta, ui, widget, subject, &verdict)
  }

  private static func checkPolicy(
    _ meta: JSONNode, _ ui: JSONNode, _ widget: Widget, _ subject: Subject, _ verdict: inout Verdict
  ) {
    let policy = widget.contentSecurityPolicy ?? subject.contract.widgetDefaults?.contentSecurityPolicy
    let origins = [
      ("connect", policy?.connect ?? []), ("resource", policy?.resources ?? []), ("frame", policy?.frames ?? []),
      ("redirect", policy?.redirects ?? []),
    ]
    var standard = JSONObject()
    var snake = JSONObject()
    for (name, list) in origins {
      // What loads and connects is said even where it is nothing; frames and redirects only where there are any.
      if list.isEmpty && (name == "frame" || name == "redirect") { continue }
      if name != "redirect" { standard.append("\(name)Domains", .strings(list)) }
      snake.append("\(name)_domains", .strings(list))
    }
    let claim = claim(ConformanceFindings.contentPolicy, widget, subject)
    verdict.expect(ui, "csp", .object(standard), claim, because: "`csp`")
    verdict.expect(meta, "openai/widgetCSP", .object(snake), claim, because: "`csp`, in ChatGPT's words,")
  }

  private static func claim(_ kind: FindingKind, _ widget: Widget, _ subject: Subject) -> Claim {
    Claim(kind, "widget `\(widget.name)`", declared: subject.place(of: "widget.\(widget.name)"))
  }
}
