import Syntax

/// A picture in a frame of fixed ratio.
public struct ImageElement: Record {
  public var node: NodeID
  public var source = Template.none
  /// What the picture shows, for those who don't see it.
  public var alt = Template.none
  public var ratio: Ratio = .wide

  public init(node: NodeID) { self.node = node }

  /// Width to height.
  public enum Ratio: String, Sendable, CaseIterable {
    case square = "1:1"
    case photo = "4:3"
    case portrait = "3:4"
    case wide = "16:9"
  }
}

/// A word that stands out.
public struct BadgeElement: Record {
  public var node: NodeID
  public var text = Template.none
  public var tone: Tone = .neutral
  /// The tone of single values, where the text is one value of an enumeration.
  public var tones: [ToneOfValue] = []

  public init(node: NodeID) { self.node = node }
}

/// What a word's colour says beside the word.
public enum Tone: String, Sendable, CaseIterable { case neutral, info, good, warning, bad }

/// The tone of a badge where it shows a value.
public struct ToneOfValue: Sendable {
  public let value: String
  public let key: NodeID
  public let tone: Tone
}

/// How much of something is done, as a bar.
public struct ProgressElement: Record {
  public var node: NodeID
  public var label = Template.none
  public var value = Template.none
  /// The value when all is done; without it `value` is a share from 0 to 1.
  public var of: Template?

  public init(node: NodeID) { self.node = node }
}

/// The stages of something, and where it is.
public struct StepsElement: Record {
  public var node: NodeID
  /// A value of an enumeration: which step it is at.
  public var at: Binding?
  public var steps: [NamedText] = []

  public init(node: NodeID) { self.node = node }
}

/// Numbers of a list as bars or a line.
public struct ChartElement: Record {
  public var node: NodeID
  public var kind: Kind = .bar
  public var title = Template.none
  public var of: Binding?
  public var label = Template.none
  public var value = Template.none
  public var empty: Template?

  public init(node: NodeID) { self.node = node }

  /// How the numbers are drawn.
  public enum Kind: String, Sendable, CaseIterable { case bar, line }
}
