import SourceText
import Syntax

/// Where the parts of a contract were read from. Declarations hold nodes only; a place is looked up when a finding
/// needs one.
public struct Origin: Sendable {
  /// The files.
  public let sources: SourceSet
  /// The nodes, overrides and variables applied.
  public let tree: NodeTree
  /// Nodes of the base contract that the environment's override replaces.
  public let overlay: [NodeID: NodeID]
  /// What `$(env.name)` stands for in the environment.
  public let variables: [String: String]
  /// The root of each document, the front page's first.
  public let roots: [NodeID]

  public init(
    sources: SourceSet, tree: NodeTree, overlay: [NodeID: NodeID] = [:], variables: [String: String] = [:],
    roots: [NodeID] = []
  ) {
    self.sources = sources
    self.tree = tree
    self.overlay = overlay
    self.variables = variables
    self.roots = roots
  }

  /// The place of a node; nil for the node of a default that nobody wrote. Of a mapping or list over several lines,
  /// the first line: enough to show which one is meant.
  public func location(_ node: NodeID) -> Location? {
    guard node.index >= 0 else { return nil }
    var place = tree.location(node)
    guard tree.kind(node) != .scalar else { return place }
    let bytes = sources[place.file].bytes
    var end = Int(place.range.start)
    while end < min(Int(place.range.end), bytes.count), bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    place.range.end = Int32(end)
    return place
  }

  /// The place of the value that stands under `path` in a mapping: the nearest part of the path that is written.
  public func location(_ node: NodeID, _ path: String...) -> Location? {
    var node = node
    guard node.index >= 0 else { return nil }
    for name in path {
      guard let pair = tree.pair(node, name) else { break }
      node = overlay[pair.value] ?? pair.value
    }
    return location(node)
  }

  /// The place of a key in a mapping, or of the mapping if it has no such key.
  public func location(_ node: NodeID, keyOf name: String) -> Location? {
    guard node.index >= 0 else { return nil }
    return location(tree.pair(node, name)?.key ?? node)
  }

  /// The place of an element of the list that stands under `name`.
  public func location(_ node: NodeID, _ name: String, element index: Int) -> Location? {
    guard node.index >= 0, let pair = tree.pair(node, name) else { return location(node) }
    let list = overlay[pair.value] ?? pair.value
    guard tree.kind(list) == .sequence else { return location(list) }
    for (place, element) in tree.elements(list).enumerated() where place == index { return location(element) }
    return location(list)
  }
}

extension Origin {
  /// The place of a part of a scalar's text, in bytes of its content.
  public func location(_ node: NodeID, content: Range<Int>) -> Location? {
    node.index < 0 ? nil : tree.location(node, content: content, in: sources)
  }
}
