import Syntax

/// A part of a contract that is written as a mapping: it knows the node that it was read from.
public protocol Record: Sendable {
  init(node: NodeID)
  var node: NodeID { get }
}

/// A record that stands under a name in a section: `tools: {create_ticket: …}`.
public protocol Declaration: Record {
  var name: String { get set }
  /// The node of the name itself.
  var key: NodeID { get set }
}

/// The declarations of a section, in the order in which they were written, with a look-up by name.
public struct Section<Element: Declaration>: Sendable, RandomAccessCollection {
  public private(set) var elements: [Element] = []
  private var places: [String: Int] = [:]

  public init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { elements.count }
  /// The element at a place in declared order, from 0.
  public subscript(position: Int) -> Element { elements[position] }
  /// The element of a name; nil if none is declared.
  public subscript(name: String) -> Element? { places[name].map { elements[$0] } }

  public var names: [String] { elements.map(\.name) }

  /// Makes room for a number of declarations. Not for each of many files: what is there would be copied each time.
  mutating func reserve(_ count: Int) {
    elements.reserveCapacity(elements.count + count)
    places.reserveCapacity(places.count + count)
  }

  /// Adds a declaration, or gives the one that already has its name.
  public mutating func add(_ element: Element) -> Element? {
    if let place = places[element.name] { return elements[place] }
    places[element.name] = elements.count
    elements.append(element)
    return nil
  }
}
