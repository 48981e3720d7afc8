import Syntax

/// `if: output.customer` shows `then` where the value is there (and not false), `else` otherwise; with `is`, where it
/// is one of these values.
public struct Conditional: Record {
  public var node: NodeID
  public var condition: Binding?
  public var values: [String] = []
  public var then: [Element] = []
  public var otherwise: [Element] = []

  public init(node: NodeID) { self.node = node }
}

/// A label and its value.
public struct Fact: Record {
  public var node: NodeID
  public var label = Template.none
  public var value = Template.none

  public init(node: NodeID) { self.node = node }
}

/// Where the rest of a long list is shown.
public enum More: String, Sendable, CaseIterable { case fullscreen, inline }

/// Rows over a list; `$(item.…)` is the element.
public struct ListElement: Record {
  public var node: NodeID
  public var of: Binding?
  /// How many rows are shown at first.
  public var limit: Int?
  /// Where the rest is: `fullscreen`, or in place.
  public var more: More?
  public var image: ImageElement?
  public var title = Template.none
  public var subtitle: Template?
  public var value: Template?
  public var badge: BadgeElement?
  /// What is said when the list is empty.
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// Rows of the same columns, one for each element of a list.
public struct TableElement: Record {
  public var node: NodeID
  public var of: Binding?
  public var limit: Int?
  public var more: More?
  public var columns: [Fact] = []
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// The same elements for each element of a list.
public struct EachElement: Record {
  public var node: NodeID
  public var of: Binding?
  public var limit: Int?
  public var more: More?
  public var show: [Element] = []
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// Elements that belong together, on a surface of their own.
public struct CardElement: Record {
  public var node: NodeID
  public var image: ImageElement?
  public var title: Template?
  public var subtitle: Template?
  public var badge: BadgeElement?
  public var show: [Element] = []

  public init(node: NodeID) { self.node = node }
}

/// Cards side by side, one for each element of a list.
public struct CarouselElement: Record {
  public var node: NodeID
  public var of: Binding?
  /// How many cards are shown.
  public var limit: Int?
  public var image: ImageElement?
  public var title = Template.none
  public var details: [Template] = []
  public var badge: BadgeElement?
  public var actions: [Action] = []
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// One of a list's elements is chosen, or several; `$(choice.NAME)` is the chosen value, or the list of them.
public struct ChoiceElement: Record {
  public var node: NodeID
  public var name = ""
  public var of: Binding?
  public var limit: Int?
  public var more: More?
  public var value = Template.none
  public var title = Template.none
  public var subtitle: Template?
  public var isMany = false
  public var isRequired = false
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}
