/// One file that a target emits.
public struct Output: Sendable, Hashable {
  /// Below the environment's folder, with `/` between its parts: `mcp/tools.json`.
  public var path: String
  /// Its content.
  public var bytes: [UInt8]
  /// The declarations that it came from, as `kind.name` (`tool.create_ticket`), sorted, each once.
  public var declarations: [String]

  public init(path: String, bytes: [UInt8], declarations: [String]) {
    self.path = path
    self.bytes = bytes
    self.declarations = declarations.count < 2 ? declarations : Set(declarations).sorted()
  }
}
