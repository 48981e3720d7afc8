/// What the Model Context Protocol and its extension for apps define: versions, names and limits, each in one place.
///
/// Where a line names no other source, it is the protocol's specification, revision 2026-07-28
/// (modelcontextprotocol.io/specification/2026-07-28).
public enum MCPFacts {
  /// The day on which these tables were compared with their sources.
  public static let checked = "2026-11-22"
  /// The specification that the tables follow, and the day of the comparison.
  public static let source = "modelcontextprotocol.io/specification/2026-07-28, compared on 2026-11-22"

  // MARK: - Versions

  /// The current revision: requests stand alone, and `server/discover` tells what a server is.
  public static let protocolVersion = "2026-07-28"
  /// The newest revision that is agreed on by `initialize` (PyPI mcp-types 2.3.0, `version.py`).
  public static let handshakeVersion = "2025-11-25"
  /// Oldest first. They are an enumeration: a text that is not in it is no newer version.
  public static let knownVersions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"]
  /// What schemas are written in when they do not say (basic, JSON Schema usage; since 2025-11-25).
  public static let schemaDialect = "https://json-schema.org/draft/2020-12/schema"

  /// Codes of errors that only servers of the current revision give: header mismatch, missing client capability,
  /// unsupported version. A client that meets one does not fall back to the handshake (basic/versioning).
  public static let statelessErrors: Set<Int> = [-32020, -32021, -32022]

  // MARK: - Tools

  /// The specification recommends up to 128 characters and allows `.`; the conformance suite refuses more than 64
  /// (modelcontextprotocol/conformance c321dd3, `tools.ts`, 2026-08-07).
  public static let toolNameLength = 1...64

  /// Whether every client and model takes the name: letters, digits, `_` and `-`. MCP recommends `.` too, which
  /// OpenAI's function names exclude (PyPI openai 3.54.0, `shared/function_definition.py`).
  public static func isPortableToolName(_ name: String) -> Bool {
    toolNameLength.contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
  }

  /// Words that model APIs refuse at the root of an input schema: one such tool can make a client drop the whole list
  /// (makenotion/notion-mcp-server issue 340, anthropics/claude-code issue 95504).
  public static let wordsRefusedAtInputRoot = ["oneOf", "anyOf", "allOf", "not", "enum", "if", "then", "else"]

  // MARK: - Results

  /// Milliseconds for which a client keeps a result at most (PyPI mcp 2.3.0, `caching.py`).
  public static let maximumTimeToLive = 86_400_000
  /// The key under which a result's `_meta` tells who answered.
  public static let serverInfoKey = "io.modelcontextprotocol/serverInfo"

  /// Whether a key of `_meta` without a prefix may be called so (specification 2025-11-25, basic, `_meta`).
  public static func isMetaName(_ name: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && name.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  // MARK: - Apps (SEP-1865, revision 2026-01-26)

  /// The extension's name among the capabilities.
  public static let appsExtension = "io.modelcontextprotocol/ui"
  /// The media type of a widget's page, to the letter.
  public static let appMediaType = "text/html;profile=mcp-app"
  /// What the URI of a widget begins with.
  public static let appScheme = "ui://"

  // MARK: - Authorization

  /// Where clients look for a server's RFC 9728 metadata; the path of the endpoint follows.
  public static let protectedResourcePath = "/.well-known/oauth-protected-resource"
}
