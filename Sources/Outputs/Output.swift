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
    self.init(path: path, content: content, sorted: Self.sorted(declarations))
  }

  /// Of declarations that `sorted` gave.
  init(path: String, content: FileContent, sorted declarations: [String]) {
    self.path = path
    self.content = content
    self.declarations = declarations
  }

  /// Each once, sorted: looked at once for files that have the same.
  static func sorted(_ declarations: [String]) -> [String] {
    let isSorted = declarations.count < 2 || zip(declarations, declarations.dropFirst()).allSatisfy { $0 < $1 }
    return isSorted ? declarations : Set(declarations).sorted()
  }

  public init(path: String, bytes: [UInt8], declarations: [String]) {
    self.init(path: path, content: FileContent(bytes), declarations: declarations)
  }
}
