import Findings
import JSONValues
import Language
import Outputs
import SourceText

enum PageContentExpectation: Expectation {
  static let name = "that pages show the contract's layouts and call its tools"

  static func check(_ subject: Subject, _ verdict: inout Verdict) {
    for widget in subject.contract.widgets {
      guard let file = subject.files["apps/\(FileName.encoded(widget.name)).html"] else { continue }
      let page = HTMLReader.read(file.bytes)
      // A page that can't be read is a finding of its own.
      if !page.problems.isEmpty { continue }
      let kind = ConformanceFindings.pageContent
      let place = subject.place(of: "widget.\(widget.name)")
      if let title = page.elements.first(where: { $0.name == "title" }) {
        verdict.expect(
          title.text == widget.title, kind, at: file.location(title.tag), "the title is not `\(widget.title)`",
          declared: place)
      }
      guard let data = page.elements.first(where: { $0.attribute("type")?.value == "application/json" }) else {
        verdict.expect(false, kind, at: file.start, "the page has no layouts", declared: place)
        continue
      }
      let program = subject.files.embeddedJSON(in: file, data.content)
      for problem in program.problems { verdict.report(kind, at: problem.location, problem.message) }
      if let root = program.root { check(root, of: widget, subject, &verdict) }
    }
  }

  private static func check(_ root: JSONNode, of widget: Widget, _ subject: Subject, _ verdict: inout Verdict) {
    let claim = Claim(
      ConformanceFindings.pageContent, "the page of `\(widget.name)`",
      declared: subject.place(of: "widget.\(widget.name)"))
    let shown = reachable(from: widget, subject)
    verdict.expect(root, "show", .string(widget.name), claim, because: "the widget's name")
    if let app = root["app"] {
      verdict.expect(app, "version", .string(subject.contract.version), claim, because: "the contract's `version`")
    }
    if let widgets = root["widgets"] {
      verdict.expect(
        Set(widgets.members.map(\.key)) == Set(shown.map(\.name)), claim.kind, at: widgets.location,
        "the page carries \(widgets.members.map(\.key).joined(separator: ", ")), not \(shown.map(\.name).joined(separator: ", "))",
        declared: claim.declared)
      for one in shown { if let layout = widgets[one.name] { check(layout, of: one, claim, &verdict) } }
    }
    checkTools(root, shown, claim, subject, &verdict)
  }

  private static func check(_ layout: JSONNode, of widget: Widget, _ claim: Claim, _ verdict: inout Verdict) {
    let parts = LayoutParts(widget)
    var written = WrittenParts()
    for member in layout.members where member.key != "title" || member.value.string == nil { written.add(member.value) }
    if widget.names.translations.isEmpty {
      verdict.expect(layout, "title", .string(widget.title), claim, because: "`title`")
    }
    verdict.expect(
      (layout["fullscreen"] != nil) == (widget.fullscreen != nil), claim.kind, at: layout.location,
      "the layouts of `\(widget.name)` are not those of the contract", declared: claim.declared)
    for text in parts.texts.sorted() {
      verdict.expect(
        written.texts.contains(text), claim.kind, at: layout.location, "`\(text)` of `\(widget.name)` is not shown",
        declared: claim.declared)
    }
    for path in parts.paths.sorted() {
      verdict.expect(
        written.paths[path] != nil, claim.kind, at: layout.location, "`$(\(path))` of `\(widget.name)` is not shown",
        declared: claim.declared)
    }
    for (path, place) in written.paths.sorted(by: { $0.key < $1.key }) {
      verdict.expect(
        parts.paths.contains(path), claim.kind, at: place,
        "`$(\(path))` is shown, which `\(widget.name)` does not name",
        declared: claim.declared)
    }
    for (call, place) in written.calls {
      verdict.expect(
        parts.calls.contains(call), claim.kind, at: place, "a button calls `\(call)`, which `\(widget.name)` does not",
        declared: claim.declared)
    }
  }

  private static func checkTools(
    _ root: JSONNode, _ shown: [Widget], _ claim: Claim, _ subject: Subject, _ verdict: inout Verdict
  ) {
    guard let tools = root["tools"] else {
      verdict.expect(false, claim.kind, at: root.location, "the page has no `tools`")
      return
    }
    let called = shown.reduce(into: Set<String>()) { $0.formUnion(LayoutParts($1).calls) }
    verdict.expect(
      Set(tools.members.map(\.key)) == called, claim.kind, at: tools.location,
      "the page knows of other tools than it calls: \(tools.members.map(\.key).joined(separator: ", "))",
      declared: claim.declared)
    for member in tools.members {
      guard let tool = subject.contract.tools[member.key] else { continue }
      if let title = tool.title { verdict.expect(member.value, "title", .string(title), claim, because: "`title`") }
      // A read runs at once; everything else is asked for.
      verdict.expect(
        (member.value["ask"] == nil) == (tool.effect == .read), claim.kind, at: member.value.location,
        "`\(tool.name)` " + (tool.effect == .read ? "is asked for, but only reads" : "is called without a question"),
        declared: subject.place(of: "tool.\(tool.name)"))
      if tool.effect != .read, let question = tool.confirm?.literal {
        verdict.expect(member.value, "ask", .string(question), claim, because: "`confirm`")
      }
    }
  }

  private static func reachable(from widget: Widget, _ subject: Subject) -> [Widget] {
    var found = [widget]
    var index = 0
    while index < found.count {
      for name in LayoutParts(found[index]).successors where !found.contains(where: { $0.name == name }) {
        if let next = subject.contract.widgets[name] { found.append(next) }
      }
      index += 1
    }
    return found
  }
}

/// What a page's layouts show.
private struct WrittenParts {
  var texts: Set<String> = []
  var paths: [String: Location] = [:]
  var calls: [(String, Location)] = []

  mutating func add(_ node: JSONNode) {
    if let text = node.string { texts.insert(text) }
    if let path = path(node) { paths[path] = paths[path] ?? node.location }
    for member in node.members {
      if member.key == "call", let name = member.value.string { calls.append((name, member.value.location)) }
      add(member.value)
    }
    for element in node.elements { add(element) }
  }

  /// A path is a list of names that begins with one of the roots of bindings.
  private func path(_ node: JSONNode) -> String? {
    guard node.isArray, let names = node.strings, names.count == node.elements.count, let root = names.first,
      ["output", "hidden", "input", "item", "choice"].contains(root)
    else { return nil }
    return names.joined(separator: ".")
  }
}
