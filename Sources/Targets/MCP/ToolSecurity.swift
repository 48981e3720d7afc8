import JSONValues
import Language

/// How a caller must be signed in to call a tool: ChatGPT's `securitySchemes` (developers.openai.com/plugins/build/
/// auth). MCP itself knows no such thing; its servers answer 403 with the scopes that are missing.
enum ToolSecurity {
  /// Nil for an imported tool that says nothing: it then has whatever its server has.
  static func schemes(of tool: Tool) -> JSONValue? {
    if tool.authentication == nil && tool.scopes.isEmpty && tool.effect == nil { return nil }
    let signIn: JSONValue = ["type": "oauth2", "scopes": .strings(tool.scopes)]
    guard let authentication = tool.authentication else {
      return [tool.scopes.isEmpty ? ["type": "noauth"] : signIn]
    }
    return .array(
      authentication.map { way in
        switch way {
        case .none: ["type": "noauth"]
        case .oauth2: signIn
        }
      })
  }
}
