import Language

/// What a widget's layouts must show: their fixed texts and the data that they are bound to, with repeats left out.
struct LayoutParts {
  private(set) var texts: Set<String> = []
  private(set) var paths: Set<String> = []
  private(set) var calls: Set<String> = []
  /// The widgets that are shown when a call succeeds.
  private(set) var successors: [String] = []

  init(_ widget: Widget) { (widget.inline + (widget.fullscreen ?? [])).forEach { add($0) } }

  private mutating func add(_ template: Template?) {
    for segment in template?.segments ?? [] {
      switch segment {
      case .literal(let text): if !text.isEmpty { texts.insert(text) }
      case .binding(let binding): add(binding)
      }
    }
  }

  private mutating func add(_ binding: Binding?) {
    guard let binding else { return }
    paths.insert(([binding.root.rawValue] + binding.path.map(\.name)).joined(separator: "."))
  }

  private mutating func add(_ element: Element) {
    switch element.content {
    case .heading(let template), .text(let template): add(template)
    case .facts(let facts):
      facts.forEach {
        add($0.label)
        add($0.value)
      }
    case .list(let list):
      add(list.of)
      [list.title, list.subtitle, list.value, list.empty].forEach { add($0) }
    case .table(let table):
      add(table.of)
      table.columns.forEach {
        add($0.label)
        add($0.value)
      }
      add(table.empty)
    case .choice(let choice):
      add(choice.of)
      [choice.value, choice.title, choice.subtitle, choice.empty].forEach { add($0) }
    case .actions(let actions): actions.forEach { add($0) }
    case .form(let form):
      calls.insert(form.call)
      form.arguments.forEach { add($0.value) }
      texts.formUnion(form.fields)
      if !form.submit.isEmpty { texts.insert(form.submit) }
      if let show = form.then?.show { successors.append(show) }
      add(form.failed?.text)
    case .conditional(let conditional):
      add(conditional.condition)
      (conditional.then + conditional.otherwise).forEach { add($0) }
    }
  }

  private mutating func add(_ action: Action) {
    [action.label, action.message, action.link, action.failed?.text].forEach { add($0) }
    action.arguments.forEach { add($0.value) }
    if let call = action.call { calls.insert(call) }
    if let show = action.then?.show { successors.append(show) }
  }
}
