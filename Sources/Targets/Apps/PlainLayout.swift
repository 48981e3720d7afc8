import JSONValues
import Language
import Resolve

/// One layout told over one result.
struct PlainLayout {
  let contract: ResolvedContract
  private var types: BoundType
  private(set) var lines: [String] = []

  init(contract: ResolvedContract, types: BoundType) {
    self.contract = contract
    self.types = types
  }

  mutating func tell(_ elements: [Element], over scope: JSONObject) {
    for element in elements {
      switch element.content {
      case .heading(let template), .text(let template): tell([text(template, scope, types)])
      case .facts(let facts):
        for fact in facts { tell([text(fact.label, scope, types), text(fact.value, scope, types)]) }
      case .list(let list):
        loop(list.of, list.limit, list.empty, scope) { here, types, layout in
          var parts = [layout.text(list.title, here, types)]
          if let value = list.value { parts.append(layout.text(value, here, types)) }
          if let badge = list.badge { parts.append(layout.text(badge.text, here, types)) }
          if let subtitle = list.subtitle, let shown = layout.text(subtitle, here, types) {
            parts[0] = parts[0].map { "\($0), \(shown)" }
          }
          layout.tell(parts)
        }
      case .table(let table):
        loop(table.of, table.limit, table.empty, scope) { here, types, layout in
          let cells = table.columns.compactMap { layout.text($0.value, here, types) }.filter { !$0.isEmpty }
          layout.tell([cells.joined(separator: ", ")])
        }
      case .each(let each):
        loop(each.of, each.limit, each.empty, scope) { here, types, layout in
          let outer = layout.types
          layout.types = types
          layout.tell(each.show, over: here)
          layout.types = outer
        }
      case .card(let card):
        tell(card.title, [card.subtitle, card.badge?.text], scope, types)
        tell(card.show, over: scope)
      case .carousel(let carousel):
        loop(carousel.of, carousel.limit ?? 8, carousel.empty, scope) { here, types, layout in
          layout.tell(carousel.title, [carousel.badge?.text] + carousel.details, here, types)
        }
      case .image(let image): tell([text(image.alt, scope, types)])
      case .badge(let badge): tell([text(badge.text, scope, types)])
      case .divider: break
      case .progress(let progress): tell(progress, scope)
      case .steps(let steps):
        let value = steps.at.flatMap { Self.look($0, scope) }?.string
        if let step = steps.steps.first(where: { $0.name == value }) { tell([text(step.text, scope, types)]) }
      case .chart(let chart):
        tell([text(chart.title, scope, types)])
        loop(chart.of, nil, chart.empty, scope) { here, types, layout in
          layout.tell([layout.text(chart.label, here, types), layout.text(chart.value, here, types)])
        }
      case .choice(let choice):
        loop(choice.of, choice.limit, choice.empty, scope) { here, types, layout in
          let parts = [choice.title, choice.subtitle].compactMap { $0 }.compactMap {
            layout.text($0, here, types)
          }
          layout.tell([parts.joined(separator: " ")])
        }
      case .conditional(let conditional):
        if conditional.condition?.root == .hidden { continue }
        let value = conditional.condition.flatMap { Self.look($0, scope) }
        let isThere = value != nil && value != .null && value != .bool(false)
        let isMet =
          conditional.values.isEmpty || conditional.values.contains { $0 == value.map { PlainFormat.written($0) } }
        tell(isThere && isMet ? conditional.then : conditional.otherwise, over: scope)
      case .actions, .form: break
      }
    }
  }

  /// One line of a label and a value, or of one text; none if a part of it is absent.
  private mutating func tell(_ parts: [String?]) {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return }
    let line = known.filter { !$0.isEmpty }.joined(separator: ": ")
    if !line.isEmpty { lines.append(line) }
  }

  /// A title with what else is known, in one line; what is absent is left out of it.
  private mutating func tell(_ title: Template?, _ more: [Template?], _ scope: JSONObject, _ types: BoundType) {
    let known = ([title] + more).compactMap { $0 }.compactMap { text($0, scope, types) }.filter { !$0.isEmpty }
    tell([known.joined(separator: ", ")])
  }

  private mutating func tell(_ progress: ProgressElement, _ scope: JSONObject) {
    guard let value = text(progress.value, scope, types) else { return }
    guard let whole = progress.of else {
      let share = progress.value.soleBinding.flatMap { Self.look($0, scope) } ?? .null
      return tell([text(progress.label, scope, types), PlainFormat.text(share, .percent) ?? value])
    }
    tell([text(progress.label, scope, types), text(whole, scope, types).map { "\(value) of \($0)" }])
  }

  private mutating func loop(
    _ of: Binding?, _ limit: Int?, _ empty: Template?, _ scope: JSONObject,
    _ body: (JSONObject, BoundType, inout PlainLayout) -> Void
  ) {
    if of?.root == .hidden { return }
    let items = of.flatMap { Self.look($0, scope) }?.array ?? []
    if items.isEmpty, let empty { return tell([text(empty, scope, types)]) }
    let inner = types.inside(of)
    for item in items.prefix(limit ?? items.count) {
      var here = scope
      here["item"] = item
      body(here, inner, &self)
    }
    let rest = items.count - (limit ?? items.count)
    if rest > 0 { lines.append("And \(rest) more.") }
  }

  /// The text of a template; nil where its row is left out.
  private func text(_ template: Template, _ scope: JSONObject, _ types: BoundType) -> String? {
    var text = ""
    let isSole = template.soleBinding != nil
    for segment in template.segments {
      switch segment {
      case .literal(let part): text += part
      case .binding(let binding):
        // The model reads these lines: what it must not see is left out, with all that stands beside it.
        if binding.root == .hidden { return nil }
        guard let value = Self.look(binding, scope), value != .null else {
          if binding.isOptional { return nil }
          continue
        }
        let format = binding.formatters.last.flatMap { Format(rawValue: $0.name) }
        if let shown = format.flatMap({ PlainFormat.text(value, $0) }) {
          text += shown
        } else if isSole, let word = value.string, types.type(of: binding)?.isWord == true {
          text += contract.words(for: word).flatMap(\.literal) ?? LabelText.word(word)
        } else {
          text += PlainFormat.text(value)
        }
      }
    }
    return text
  }

  private static func look(_ binding: Binding, _ scope: JSONObject) -> JSONValue? {
    var value = scope[binding.root.rawValue]
    for step in binding.path { value = value?[step.name] }
    return value
  }
}
