import Findings
import JSONValues
import Language
import SourceText
import Syntax

/// Checks one layout over one tool's result.
struct LayoutCheck {
  let resolver: Resolver
  let widget: Widget
  let tool: ResolvedTool
  let tools: [String: ResolvedTool]
  let choices: [String: ChoiceElement]
  let isFullscreen: Bool
  var findings: [Finding] = []

  mutating func check(_ elements: [Element], _ scope: Scope) {
    for element in elements { check(element, scope) }
  }

  private mutating func check(_ element: Element, _ scope: Scope) {
    switch element.content {
    case .heading(let text), .text(let text): check(text, scope)
    case .facts(let facts): check(facts, scope)
    case .list(let list):
      let inner = loop(over: list.of, scope)
      check([list.title, list.subtitle, list.value], inner)
      check(list.image, inner)
      check(list.badge, inner)
      check([list.empty], scope)
      check(more: list.more, list.node)
    case .table(let table):
      check(table.columns.map(\.value), loop(over: table.of, scope))
      check(table.columns.map(\.label) + [table.empty], scope)
      check(more: table.more, table.node)
    case .each(let each):
      check(each.show, loop(over: each.of, scope))
      check([each.empty], scope)
      check(more: each.more, each.node)
    case .card(let card):
      check([card.title, card.subtitle], scope)
      check(card.image, scope)
      check(card.badge, scope)
      check(card.show, scope)
    case .carousel(let carousel):
      let inner = loop(over: carousel.of, scope)
      check([carousel.title] + carousel.details, inner)
      check(carousel.image, inner)
      check(carousel.badge, inner)
      for action in carousel.actions { check(action, inner) }
      check([carousel.empty], scope)
    case .image(let image): check(image, scope)
    case .badge(let badge): check(badge, scope)
    case .divider: break
    case .progress(let progress): check(progress, scope)
    case .steps(let steps): check(steps, scope)
    case .chart(let chart): check(chart, scope)
    case .choice(let choice):
      refuse("choice", element, in: scope)
      check([choice.title, choice.subtitle, choice.value], loop(over: choice.of, scope))
      check([choice.empty], scope)
      check(more: choice.more, choice.node)
    case .actions(let actions): for action in actions { check(action, scope) }
    case .form(let form):
      refuse("form", element, in: scope)
      check(form, scope)
    case .conditional(let conditional): check(conditional, scope)
    }
  }

  /// What a person fills in stands once in a layout.
  private mutating func refuse(_ what: String, _ element: Element, in scope: Scope) {
    guard scope.item != nil else { return }
    report(
      ResolveFindings.misplaced, at: resolver.origin.location(element.node, keyOf: what),
      "a `\(what)` can't be repeated for each element of a list", help: "put it beside the loop")
  }

  private mutating func check(_ conditional: Conditional, _ scope: Scope) {
    var inner = scope
    if let condition = conditional.condition {
      _ = value(of: condition, scope, mayBeAbsent: true)
      inner.present.insert(condition.plainText)
      for (index, value) in conditional.values.enumerated() {
        let element = resolver.origin.location(conditional.node, "is", element: index)
        checkValue(value, of: condition, scope, at: element ?? resolver.origin.location(conditional.node, "is"))
      }
    }
    check(conditional.then, inner)
    check(conditional.otherwise, scope)
  }

  private mutating func check(_ facts: [Fact], _ scope: Scope) {
    for fact in facts { check([fact.label, fact.value], scope) }
  }

  mutating func check(_ templates: [Template?], _ scope: Scope) {
    for template in templates.compactMap({ $0 }) { check(template, scope) }
  }

  mutating func loop(over path: Binding?, _ scope: Scope) -> Scope {
    var inner = scope
    inner.item = ValueType(name: nil, form: .any, keywords: JSONObject())
    guard let path, let type = value(of: path, scope, mayBeAbsent: true) else { return inner }
    switch type.form {
    case .array(let items?): inner.item = resolver.types.value(of: items)
    case .array(nil), .any: break
    default:
      report(
        ResolveFindings.misfit, at: resolver.origin.location(path.node), "`\(path.text)` is \(type.what), not a list",
        help: "a loop needs a list")
    }
    return inner
  }

  private mutating func check(more: More?, _ node: NodeID) {
    guard more == .fullscreen, !isFullscreen, widget.fullscreen == nil else { return }
    report(
      ResolveFindings.noLayout, at: resolver.origin.location(node, "more"),
      "widget `\(widget.name)` has no fullscreen layout for the rest",
      help: "add `fullscreen:`, or write `more: inline`")
  }

  mutating func report(
    _ kind: FindingKind, at location: Location?, _ message: String, notes: [String] = [], help: String? = nil
  ) {
    findings.append(Finding(kind, at: location, message, notes: notes, help: help))
  }
}

extension ValueType {
  /// What it is, for messages.
  var what: String {
    switch form {
    case .string: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .enumeration: "one of a few words"
    case .object: name.map { "an object (`\($0)`)" } ?? "an object"
    case .array: "a list"
    case .any: "raw JSON"
    }
  }
}
