import JSONValues
import Resolve

/// How many tokens a text takes, by a rule of thumb: one for each four bytes of UTF-8, rounded up (OpenAI's
/// help centre, "What are tokens", gives four characters of English a token). Text in other scripts counts
/// for more than it takes.
public enum TokenEstimate {
  /// The tokens of so many bytes of UTF-8.
  public static func tokens(bytes: Int) -> Int { (bytes + 3) / 4 }

  /// The tokens of a text.
  public static func tokens(_ text: String) -> Int { tokens(bytes: text.utf8.count) }

  /// The tokens of a value in compact JSON.
  public static func tokens(_ value: JSONValue) -> Int { tokens(bytes: JSONWriter.compact(value).count) }

  /// A tool as the service imports it from the MCP server: its name, description and input schema.
  public static func tokens(_ tool: ResolvedTool) -> Int {
    tokens(tool.name) + tokens(tool.tool.description) + (tool.inputSchema.map(tokens) ?? 0)
  }

  /// A function as a session declares it: its name, description and parameters.
  public static func tokens(_ function: VoiceFunction) -> Int {
    tokens(function.name) + tokens(function.description) + tokens(function.parameters)
  }
}
