/// One file that a target emits.
public struct Output: Sendable, Hashable {
  /// Below the environment's folder, with `/` between its parts: `mcp/tools.json`.
  public var path: String
  /// Its content.
  public var content: FileContent
  /// The declarations that it came from, as `kind.name` (`tool.create_ticket`), sorted, each once.
  public var declarations: [String]

  /// Its content in one array.
  public var bytes: [UInt8] { content.bytes }

  public init(path: String, content: FileContent, declarations: [String]) {
    self.path = path
    self.content = content
    let isSorted = declarations.count < 2 || zip(declarations, declarations.dropFirst()).allSatisfy { $0 < $1 }
    self.declarations = isSorted ? declarations : Set(declarations).sorted()
  }

  public init(path: String, bytes: [UInt8], declarations: [String]) {
    self.init(path: path, content: FileContent(bytes), declarations: declarations)
  }
}
