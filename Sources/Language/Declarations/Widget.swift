import Syntax

/// A layout over a tool's output.
public struct Widget: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  public var title = ""
  /// What the widget shows, in words for the model.
  public var summary: String?
  /// The layout in the conversation.
  public var inline: [Element] = []
  /// The layout when the person opens it; nil if it has none.
  public var fullscreen: [Element]?
  /// Whether the host draws a border around it; nil leaves it to the host.
  public var border: Bool?
  public var domain: String?
  public var contentSecurityPolicy: ContentSecurityPolicy?

  public init(node: NodeID) { self.node = node }
}

/// What all widgets have unless they say otherwise.
public struct WidgetDefaults: Record {
  public var node: NodeID
  public var domain: String?
  public var contentSecurityPolicy: ContentSecurityPolicy?
  public var border: Bool?

  public init(node: NodeID) { self.node = node }
}

/// The origins that a widget may reach.
public struct ContentSecurityPolicy: Record {
  public var node: NodeID
  public var connect: [String] = []
  public var resources: [String] = []
  public var frames: [String] = []
  /// Targets of `openExternal` that need no interstitial.
  public var redirects: [String] = []

  public init(node: NodeID) { self.node = node }
}

/// One piece of a layout.
public struct Element: Record {
  public var node: NodeID
  public var content: Content = .text(Template(node: NodeID(index: -1)))

  public init(node: NodeID) { self.node = node }

  /// What a piece shows.
  public indirect enum Content: Sendable {
    case heading(Template)
    case text(Template)
    case facts([Fact])
    case list(ListElement)
    case table(TableElement)
    case choice(ChoiceElement)
    case actions([Action])
    case form(FormElement)
    case conditional(Conditional)
  }
}

/// `if: output.customer` shows `then` where the value is there (and not false), `else` otherwise.
public struct Conditional: Record {
  public var node: NodeID
  public var condition: Binding?
  public var then: [Element] = []
  public var otherwise: [Element] = []

  public init(node: NodeID) { self.node = node }
}

/// A label and its value.
public struct Fact: Record {
  public var node: NodeID
  public var label = Template(node: NodeID(index: -1))
  public var value = Template(node: NodeID(index: -1))

  public init(node: NodeID) { self.node = node }
}

/// Rows over a list; `$(item.…)` is the element.
public struct ListElement: Record {
  public var node: NodeID
  public var of: Binding?
  /// How many rows are shown at first.
  public var limit: Int?
  /// Where the rest is: `fullscreen`, or in place.
  public var more: More?
  public var title = Template(node: NodeID(index: -1))
  public var subtitle: Template?
  public var value: Template?
  /// What is said when the list is empty.
  public var empty: Template?

  public init(node: NodeID) { self.node = node }

  /// Where the rest of a long list is shown.
  public enum More: String, Sendable, CaseIterable { case fullscreen, inline }
}

/// Rows of the same columns, one for each element of a list.
public struct TableElement: Record {
  public var node: NodeID
  public var of: Binding?
  public var columns: [Fact] = []
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// One of a list's elements is chosen; `$(choice.NAME)` is the chosen value.
public struct ChoiceElement: Record {
  public var node: NodeID
  public var name = ""
  public var of: Binding?
  public var limit: Int?
  public var more: ListElement.More?
  public var value = Template(node: NodeID(index: -1))
  public var title = Template(node: NodeID(index: -1))
  public var subtitle: Template?
  public var isRequired = false
  public var empty: Template?

  public init(node: NodeID) { self.node = node }
}

/// A button: it calls a tool, sends a message, opens a link or changes the display mode.
public struct Action: Record {
  public var node: NodeID
  public var label = Template(node: NodeID(index: -1))
  public var style: Style = .secondary
  /// The message that is sent in the person's name.
  public var message: Template?
  /// The tool that is called.
  public var call: String?
  public var arguments: [Argument] = []
  /// The display mode that is asked for.
  public var open: DisplayMode?
  /// The URL that is opened.
  public var link: Template?
  public var then: Outcome?
  public var failed: Failure?

  public init(node: NodeID) { self.node = node }

  /// How much a button stands out.
  public enum Style: String, Sendable, CaseIterable { case primary, secondary }
}

/// How much room the host gives a widget.
public enum DisplayMode: String, Sendable, CaseIterable { case inline, fullscreen }

/// A tool's parameter and the value that it is given.
public struct Argument: Sendable {
  public let name: String
  public let key: NodeID
  public let value: Template
}

/// What is shown when a call has succeeded: another widget, over the call's result.
public struct Outcome: Record {
  public var node: NodeID
  public var show: String?

  public init(node: NodeID) { self.node = node }
}

/// What is said when a call has failed.
public struct Failure: Record {
  public var node: NodeID
  public var text = Template(node: NodeID(index: -1))

  public init(node: NodeID) { self.node = node }
}

/// Inputs for a tool's parameters; limits come from the tool's schema.
public struct FormElement: Record {
  public var node: NodeID
  public var call = ""
  /// Parameters that the person fills in.
  public var fields: [String] = []
  /// Parameters that are already known.
  public var arguments: [Argument] = []
  public var submit = ""
  public var then: Outcome?
  public var failed: Failure?

  public init(node: NodeID) { self.node = node }
}
