extension Element {
  /// Every value that this element itself reads: what it shows, goes through, asks for and passes on.
  public var bindings: [Binding] {
    var paths = [loop]
    var templates = texts
    for action in actions {
      templates += [action.label, action.message, action.link, action.failed?.text].compactMap { $0 }
      templates += action.arguments.map(\.value)
    }
    switch content {
    case .choice(let choice): templates.append(choice.value)
    case .steps(let steps): paths.append(steps.at)
    case .conditional(let conditional): paths.append(conditional.condition)
    case .form(let form):
      templates += form.arguments.map(\.value) + [form.submit] + [form.failed?.text].compactMap { $0 }
      templates += form.fields.flatMap { [$0.label, $0.hint, $0.value] }.compactMap { $0 }
    default: break
    }
    return paths.compactMap { $0 } + templates.flatMap(\.versions).flatMap(\.bindings)
  }
}
