import Syntax

/// Text with bindings: `with $(item.engineer)`. A scalar that is one binding keeps the value's type.
public struct Template: Sendable {
  public var node: NodeID
  public var segments: [Segment]
  /// The language of the text as a BCP 47 tag, where the contract says it.
  public var language: String?
  /// The same text in other languages.
  public var translations: [Template] = []

  /// No text; what a record holds until it is read.
  static var none: Template { Template(node: NodeID(index: -1)) }

  /// The text in each of its languages, the first one first.
  public var versions: [Template] { [self] + translations }

  public init(node: NodeID, segments: [Segment] = []) {
    self.node = node
    self.segments = segments
  }

  /// A part of the text: words, or a place for a value.
  public enum Segment: Sendable {
    case literal(String)
    case binding(Binding)
  }

  public var bindings: [Binding] {
    segments.compactMap { if case .binding(let binding) = $0 { binding } else { nil } }
  }

  /// The text, if there is no binding in it.
  public var literal: String? {
    var text = ""
    for segment in segments {
      guard case .literal(let part) = segment else { return nil }
      text += part
    }
    return text
  }

  /// The binding, if the whole text is one.
  public var soleBinding: Binding? {
    if segments.count == 1, case .binding(let binding) = segments[0] { binding } else { nil }
  }
}

/// A reference to data: `output.price.total | money`, `output.customer.phone? | phone`.
public struct Binding: Sendable {
  public var node: NodeID
  public var root: Root
  public var path: [Step]
  public var formatters: [Formatter]
  /// Where it stands in the scalar's content, in bytes.
  public var range: Range<Int>

  public init(node: NodeID, root: Root, path: [Step], formatters: [Formatter], range: Range<Int>) {
    self.node = node
    self.root = root
    self.path = path
    self.formatters = formatters
    self.range = range
  }

  /// What the path begins at: the call's result, what only the widget gets with it, its arguments, a loop's element, or
  /// a choice of the same layout.
  public enum Root: String, Sendable, CaseIterable { case output, hidden, input, item, choice }

  /// A name of the path, behind a dot.
  public struct Step: Sendable {
    public var name: String
    /// `?` after the name: the row is left out when the value is absent.
    public var isOptional: Bool
    public var range: Range<Int>
  }

  /// How a value is shown, by the host's locale and time zone.
  public struct Formatter: Sendable {
    public var name: String
    public var range: Range<Int>
  }

  /// As it is written: `output.price.total`.
  public var text: String {
    ([root.rawValue] + path.map { $0.isOptional ? $0.name + "?" : $0.name }).joined(separator: ".")
  }

  /// The path without its question marks and formats: `output.customer.phone`.
  public var plainText: String { ([root.rawValue] + path.map(\.name)).joined(separator: ".") }

  public var isOptional: Bool { path.contains(where: \.isOptional) }
}
