import Facts
import JSONValues
import Language
import Outputs
import Rendering
import Resolve
import TemplateStore

/// Makes the widgets' pages.
struct WidgetPages {
  private let contract: ResolvedContract
  private let templates: TemplateStore

  init(contract: ResolvedContract, templates: TemplateStore) {
    self.contract = contract
    self.templates = templates
  }

  /// In declared order. Throws only for a template of the user's own.
  func pages() throws(TemplateError) -> [WidgetPage] {
    if contract.widgets.isEmpty { return [] }
    let name = "apps/widget.html"
    guard let text = templates[name] else { preconditionFailure("no template \(name)") }
    let frame = try Rendering.Template.parse(name: name, origin: text.origin, text: text.text)
    let parts = try parts()
    let server = contract.contract.server?.name ?? contract.contract.name
    var pages: [WidgetPage] = []
    for widget in contract.widgets {
      let html = try html(of: widget, frame, parts)
      let uri = "\(MCPFacts.appScheme)\(server)/\(widget.name)-\(SHA256.hex(of: html).prefix(8)).html"
      pages.append(WidgetPage(widget: widget.name, html: html, uri: uri))
    }
    return pages
  }

  private func html(
    of widget: ResolvedWidget, _ frame: Rendering.Template, _ parts: [String: [UInt8]]
  ) throws(TemplateError) -> [UInt8] {
    let page = PageProgram(widget, in: contract)
    let program = page.program(PageWords(templates))
    let language = page.languages[0]
    let words = program.json["words"]?[language]
    // Not every part has both a script and styles of its own.
    return try frame.render([
      "language": .text(language), "title": .text(widget.widget.title),
      "loading": .text(page.loadingText ?? words?["loading"]?.string ?? ""),
      "style": .raw(program.parts.flatMap { parts["\($0.rawValue).css"] ?? [] }),
      "script": .raw(script(of: program.parts, parts)),
      "program": .json(program.json),
    ])
  }

  /// The script of a page. With a part of the user's own the names stay: what it means by them is not known.
  private func script(of used: [PagePart], _ parts: [String: [UInt8]]) -> [UInt8] {
    let names = used.map { "\($0.rawValue).js" }
    let script = names.flatMap { parts[$0] ?? [] }
    let areOurs = names.allSatisfy { templates["apps/\($0)"]?.origin.hasPrefix("built-in:") ?? true }
    return areOurs ? ShortNames.shortened(script, kept: ["connect", "program"]) : script
  }

  /// The scripts and style sheets as they stand in a page, by name: `form.js`.
  private func parts() throws(TemplateError) -> [String: [UInt8]] {
    var parts: [String: [UInt8]] = [:]
    for name in PagePart.allCases.flatMap({ ["\($0.rawValue).js", "\($0.rawValue).css"] }) {
      guard let part = templates["apps/\(name)"] else { continue }
      try Self.checkEnd(of: part)
      parts[name] = Compaction.compacted(part.text, isScript: name.hasSuffix(".js"))
    }
    return parts
  }

  /// A script or style sheet ends at the first tag that says so, whatever it stands in (HTML, 4.12.1.3, 13.2.5.2).
  static func checkEnd(of part: TemplateStore.Template) throws(TemplateError) {
    var (line, column) = (1, 1)
    let bytes = Array(part.text.utf8)
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x3C {
        let tag = String(decoding: bytes[offset...].prefix(8), as: UTF8.self).lowercased()
        if let end = ["</script", "</style", "<!--"].first(where: tag.hasPrefix) {
          throw TemplateError(
            template: part.name, origin: part.origin, line: line, column: column, offset: offset,
            message: "`\(end)` would end the script or style sheet in the page")
        }
      }
      if byte == 0x0A {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
