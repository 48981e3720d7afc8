import Language

/// What a widget's layouts must show: their fixed texts and the data that they are bound to, with repeats left out.
struct LayoutParts {
  private(set) var texts: Set<String> = []
  private(set) var paths: Set<String> = []
  private(set) var calls: Set<String> = []
  /// The widgets that are shown when a call succeeds.
  private(set) var successors: [String] = []

  init(_ widget: Widget) {
    [widget.loading, widget.failed, widget.cancelled].forEach { add($0) }
    widget.names.translations.forEach { add($0) }
    widget.elements.forEach { add($0) }
  }

  private mutating func add(_ template: Template?) {
    for segment in (template?.versions ?? []).flatMap(\.segments) {
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
    element.texts.forEach { add($0) }
    element.actions.forEach { add($0) }
    add(element.loop)
    switch element.content {
    case .choice(let choice): add(choice.value)
    case .steps(let steps): add(steps.at)
    case .conditional(let conditional): add(conditional.condition)
    case .form(let form):
      calls.insert(form.call)
      form.arguments.forEach { add($0.value) }
      for field in form.fields {
        texts.insert(field.name)
        [field.label, field.hint, field.value].forEach { add($0) }
      }
      add(form.submit)
      add(form.failed?.text)
      if let show = form.then?.show { successors.append(show) }
    default: break
    }
  }

  private mutating func add(_ action: Action) {
    [action.label, action.message, action.link, action.failed?.text].forEach { add($0) }
    action.arguments.forEach { add($0.value) }
    if let call = action.call { calls.insert(call) }
    if let show = action.then?.show { successors.append(show) }
  }
}
