import Syntax

/// A layout over a tool's output.
public struct Widget: Declaration {
  public var name = ""
  public var key = NodeID(index: -1)
  public var node: NodeID
  /// What the widget is called, in each language.
  public var names = Template.none
  /// What the widget shows, in words for the model.
  public var summary: String?
  /// The layout in the conversation.
  public var inline: [Element] = []
  /// The layout when the person opens it; nil if it has none.
  public var fullscreen: [Element]?
  /// What is said until the result is there.
  public var loading: Template?
  /// What is said instead of a tool's own words when the call that it shows has failed.
  public var failed: Template?
  /// What is said when that call was cancelled.
  public var cancelled: Template?
  /// Whether the host draws a border around it; nil leaves it to the host.
  public var border: Bool?
  public var domain: String?
  public var contentSecurityPolicy: ContentSecurityPolicy?

  public init(node: NodeID) { self.node = node }

  /// What the widget is called, in the contract's first language.
  public var title: String { names.literal ?? "" }
}

/// What all widgets have unless they say otherwise.
public struct WidgetDefaults: Record {
  public var node: NodeID
  public var domain: String?
  public var contentSecurityPolicy: ContentSecurityPolicy?
  public var border: Bool?
  /// The language of texts that name none, as a BCP 47 tag.
  public var language: String?
  /// What the values of enumerations are called where they are shown.
  public var words: [NamedText] = []

  public init(node: NodeID) { self.node = node }
}

/// A text under a name of the author's choice.
public struct NamedText: Sendable {
  public let name: String
  public let key: NodeID
  public let text: Template
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
