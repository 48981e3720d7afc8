import Syntax

/// One piece of a layout.
public struct Element: Record {
  public var node: NodeID
  public var content: Content = .divider

  public init(node: NodeID) { self.node = node }

  /// What a piece shows.
  public indirect enum Content: Sendable {
    case heading(Template)
    case text(Template)
    case facts([Fact])
    case list(ListElement)
    case table(TableElement)
    case each(EachElement)
    case card(CardElement)
    case carousel(CarouselElement)
    case image(ImageElement)
    case badge(BadgeElement)
    case divider
    case progress(ProgressElement)
    case steps(StepsElement)
    case chart(ChartElement)
    case choice(ChoiceElement)
    case form(FormElement)
    case actions([Action])
    case conditional(Conditional)
  }
}

extension Widget {
  /// Both layouts' elements, with those inside others in their place.
  public var elements: [Element] { Element.flat(inline + (fullscreen ?? [])) }
}

extension Element {
  /// The elements and, in their place, those inside them.
  public static func flat(_ elements: [Element]) -> [Element] {
    elements.flatMap { [$0] + flat($0.children) }
  }

  /// The elements that stand inside this one.
  public var children: [Element] {
    switch content {
    case .conditional(let conditional): conditional.then + conditional.otherwise
    case .card(let card): card.show
    case .each(let each): each.show
    default: []
    }
  }

  /// The buttons of this element itself.
  public var actions: [Action] {
    switch content {
    case .actions(let actions): actions
    case .carousel(let carousel): carousel.actions
    default: []
    }
  }

  /// The list that this element goes through.
  public var loop: Binding? {
    switch content {
    case .list(let list): list.of
    case .table(let table): table.of
    case .each(let each): each.of
    case .carousel(let carousel): carousel.of
    case .chart(let chart): chart.of
    case .choice(let choice): choice.of
    default: nil
    }
  }

  /// The pictures of this element itself.
  public var images: [ImageElement] {
    switch content {
    case .image(let image): [image]
    case .card(let card): [card.image].compactMap { $0 }
    case .list(let list): [list.image].compactMap { $0 }
    case .carousel(let carousel): [carousel.image].compactMap { $0 }
    default: []
    }
  }

  /// The texts of this element itself, without those of the elements inside it, of its buttons and of its form.
  public var texts: [Template] {
    let own: [Template?] =
      switch content {
      case .heading(let template), .text(let template): [template]
      case .facts(let facts): facts.flatMap { [$0.label, $0.value] }
      case .list(let list): [list.title, list.subtitle, list.value, list.badge?.text, list.empty]
      case .table(let table): table.columns.flatMap { [$0.label, $0.value] } + [table.empty]
      case .each(let each): [each.empty]
      case .card(let card): [card.title, card.subtitle, card.badge?.text]
      case .carousel(let carousel): [carousel.title, carousel.badge?.text, carousel.empty] + carousel.details
      case .badge(let badge): [badge.text]
      case .progress(let progress): [progress.label, progress.value, progress.of]
      case .steps(let steps): steps.steps.map(\.text)
      case .chart(let chart): [chart.title, chart.label, chart.value, chart.empty]
      case .choice(let choice): [choice.title, choice.subtitle, choice.empty]
      case .image, .divider, .actions, .form, .conditional: []
      }
    return own.compactMap { $0 } + images.flatMap { [$0.source, $0.alt] }
  }
}
