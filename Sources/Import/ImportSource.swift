import JSONValues
import SourceText
import Syntax

/// What is imported: documents of JSON that were read before, with what is known of where they come from.
public struct ImportSource: Sendable {
  /// The files.
  public var sources: SourceSet
  /// The nodes of all of them.
  public var tree: NodeTree
  /// The list, or its pages in order.
  public var documents: [NodeID]
  /// Files that a package's manifest names, by these names.
  public var attached: [String: NodeID] = [:]
  /// What a person would call the source: a path, or an address without what is secret in it.
  public var shownName: String
  /// What the contract is called if the source doesn't say.
  public var fallbackName: String
  /// The address of the server that gave the list.
  public var url: String?
  /// What the server told of itself: the result of `server/discover` or `initialize`.
  public var server: NodeID?

  public init(
    sources: SourceSet, tree: NodeTree, documents: [NodeID], shownName: String, fallbackName: String
  ) {
    self.sources = sources
    self.tree = tree
    self.documents = documents
    self.shownName = shownName
    self.fallbackName = fallbackName
  }
}

/// A contract as files, before any of them is written.
public struct ImportedContract: Sendable {
  /// The files by their path in the project's folder, `parlance.yaml` first.
  public var files: [(path: String, text: String)]
  /// The tools in the order of the source and of the contract.
  public var tools: [Entry]
  /// How many types the contract names.
  public var typeCount: Int

  /// A tool of the source, and what the contract calls it.
  public struct Entry: Sendable {
    /// The name in the contract.
    public let key: String
    /// The entry as the source has it.
    public let value: JSONValue
    /// Where it stands there.
    public let node: NodeID
  }
}
