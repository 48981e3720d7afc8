import JSONValues
import Language
import Resolve

/// One widget's layouts as the page's script reads them: the language's own words, with bindings as paths.
struct LayoutProgram {
  let contract: ResolvedContract
  let widget: Widget
  /// Where an element with a state of its own (what is expanded, chosen, filled in) is found again.
  private var elementCount = 0
  var choices: [String: (choice: ChoiceElement, id: String)] = [:]
  /// Choices that something shown depends on.
  var liveChoices: Set<String> = []
  /// Whether a heading stands above the current element.
  var hasHeading = false

  private init(_ widget: Widget, in contract: ResolvedContract) {
    self.contract = contract
    self.widget = widget
  }

  static func program(of resolved: ResolvedWidget, in contract: ResolvedContract) -> JSONValue {
    var program = LayoutProgram(resolved.widget, in: contract)
    let types = BoundType(contract: contract, tools: resolved.tools.compactMap(contract.tool))
    var result: JSONObject = ["title": TemplateProgram.value(resolved.widget.names)]
    result.append("inline", program.layout(resolved.widget.inline, types))
    if let fullscreen = resolved.widget.fullscreen {
      result.append("fullscreen", program.layout(fullscreen, types))
    }
    for (name, text) in [
      ("loading", resolved.widget.loading), ("failed", resolved.widget.failed),
      ("cancelled", resolved.widget.cancelled),
    ] { result.append(name, text.map { TemplateProgram.value($0) }) }
    return .object(result)
  }

  private mutating func layout(_ elements: [Element], _ types: BoundType) -> JSONValue {
    choices = [:]
    liveChoices = Self.choicesShown(in: elements)
    hasHeading = false
    return .array(program(elements, types))
  }

  private mutating func program(_ elements: [Element], _ types: BoundType) -> [JSONValue] {
    elements.map { program($0.content, types) }
  }

  private mutating func program(_ content: Element.Content, _ types: BoundType) -> JSONValue {
    switch content {
    case .heading(let template):
      hasHeading = true
      return ["heading": TemplateProgram.shown(template, types)]
    case .text(let template): return ["text": TemplateProgram.shown(template, types)]
    case .facts(let facts):
      return [
        "facts": .array(
          facts.map {
            [
              "label": TemplateProgram.shown($0.label, types),
              "value": TemplateProgram.shown($0.value, types),
            ]
          })
      ]
    case .list(let list): return ["list": .object(program(list, types))]
    case .table(let table): return ["table": .object(program(table, types))]
    case .each(let each): return ["each": .object(program(each, types))]
    case .card(let card): return ["card": .object(program(card, types))]
    case .carousel(let carousel): return ["carousel": .object(program(carousel, types))]
    case .image(let image): return ["image": FigureProgram.image(image, types)]
    case .badge(let badge): return ["badge": FigureProgram.badge(badge, types)]
    case .divider: return ["divider": true]
    case .progress(let progress): return ["progress": FigureProgram.progress(progress, types)]
    case .steps(let steps): return ["steps": FigureProgram.steps(steps)]
    case .chart(let chart): return ["chart": FigureProgram.chart(chart, types)]
    case .choice(let choice): return ["choice": .object(program(choice, types))]
    case .actions(let actions): return actionsProgram(actions, types)
    case .form(let form):
      let id = nextID()
      return ["form": .object(program(form, types)), "id": .string(id)]
    case .conditional(let conditional):
      var result: JSONObject = ["if": TemplateProgram.path(conditional.condition)]
      if !conditional.values.isEmpty { result.append("is", .strings(conditional.values)) }
      result.append("then", .array(program(conditional.then, types)))
      if !conditional.otherwise.isEmpty {
        result.append("else", .array(program(conditional.otherwise, types)))
      }
      return .object(result)
    }
  }

  private mutating func actionsProgram(_ actions: [Action], _ types: BoundType) -> JSONValue {
    let id = nextID()
    return ["actions": .array(actions.map { .object(program($0, types)) }), "id": .string(id)]
  }

  /// What all loops have.
  private mutating func loop(
    _ of: Binding?, _ limit: Int?, _ more: More?, _ empty: Template?, _ types: BoundType
  ) -> JSONObject {
    var result: JSONObject = ["id": .string(nextID()), "of": TemplateProgram.path(of)]
    result.append("limit", limit.map { .int($0) })
    result.append("more", more.map { .string($0.rawValue) })
    result.append("empty", empty.map { TemplateProgram.shown($0, types) })
    return result
  }

  private mutating func nextID() -> String {
    elementCount += 1
    return "e\(elementCount)"
  }

  private mutating func program(_ list: ListElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(list.of)
    var result = loop(list.of, list.limit, list.more, list.empty, types)
    result.append("image", list.image.map { FigureProgram.image($0, inner) })
    result.append("title", TemplateProgram.shown(list.title, inner))
    result.append("subtitle", list.subtitle.map { TemplateProgram.shown($0, inner) })
    result.append("value", list.value.map { TemplateProgram.shown($0, inner) })
    result.append("badge", list.badge.map { FigureProgram.badge($0, inner) })
    return result
  }

  private mutating func program(_ table: TableElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(table.of)
    let columns = table.columns.map { column -> JSONValue in
      var result: JSONObject = ["label": TemplateProgram.shown(column.label, types)]
      result.append("value", TemplateProgram.shown(column.value, inner))
      if TemplateProgram.isNumber(column.value, inner) { result.append("isNumber", true) }
      return .object(result)
    }
    var result = loop(table.of, table.limit, table.more, table.empty, types)
    result.append("columns", .array(columns))
    return result
  }

  private mutating func program(_ each: EachElement, _ types: BoundType) -> JSONObject {
    var result = loop(each.of, each.limit, each.more, each.empty, types)
    result.append("show", .array(program(each.show, types.inside(each.of))))
    return result
  }

  private mutating func program(_ card: CardElement, _ types: BoundType) -> JSONObject {
    var result = JSONObject()
    result.append("image", card.image.map { FigureProgram.image($0, types) })
    result.append("title", card.title.map { TemplateProgram.shown($0, types) })
    result.append("subtitle", card.subtitle.map { TemplateProgram.shown($0, types) })
    result.append("badge", card.badge.map { FigureProgram.badge($0, types) })
    result.append("show", .array(program(card.show, types)))
    return result
  }

  /// A carousel holds eight cards at most, whatever the contract says of its list.
  private mutating func program(_ carousel: CarouselElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(carousel.of)
    var result = loop(carousel.of, carousel.limit ?? 8, nil, carousel.empty, types)
    result.append("image", carousel.image.map { FigureProgram.image($0, inner) })
    result.append("title", TemplateProgram.shown(carousel.title, inner))
    result.append("details", .array(carousel.details.map { TemplateProgram.shown($0, inner) }))
    result.append("badge", carousel.badge.map { FigureProgram.badge($0, inner) })
    if !carousel.actions.isEmpty { result.append("show", [actionsProgram(carousel.actions, inner)]) }
    return result
  }

  private mutating func program(_ choice: ChoiceElement, _ types: BoundType) -> JSONObject {
    let inner = types.inside(choice.of)
    var result = loop(choice.of, choice.limit, choice.more, choice.empty, types)
    choices[choice.name] = (choice, result["id"]?.string ?? "")
    result.append("name", .string(choice.name))
    if !hasHeading { result.append("label", TemplateProgram.value(widget.names)) }
    hasHeading = true
    result.append("value", TemplateProgram.value(choice.value))
    result.append("title", TemplateProgram.shown(choice.title, inner))
    result.append("subtitle", choice.subtitle.map { TemplateProgram.shown($0, inner) })
    if choice.isMany { result.append("many", true) }
    if choice.isRequired { result.append("required", true) }
    if liveChoices.contains(choice.name) { result.append("isLive", true) }
    return result
  }

  private static func choicesShown(in elements: [Element]) -> Set<String> {
    var names = Set<String>()
    for element in Element.flat(elements) {
      names.formUnion(element.texts.flatMap(\.chosenNames))
      for action in element.actions {
        names.formUnion([action.label, action.message, action.link].compactMap { $0 }.flatMap(\.chosenNames))
      }
      if case .conditional(let conditional) = element.content, let condition = conditional.condition,
        condition.root == .choice, let name = condition.path.first?.name
      {
        names.insert(name)
      }
    }
    return names
  }
}

extension Template {
  /// The choices that it reads.
  var chosenNames: [String] {
    versions.flatMap(\.bindings).filter { $0.root == .choice }.compactMap { $0.path.first?.name }
  }
}
