/// What ChatGPT reads beside the Model Context Protocol, and the limits that it sets.
///
/// Where a line names no other source, it is developers.openai.com/plugins/reference as of `checked`.
public enum ChatGPTFacts {
  /// The day on which these tables were compared with their sources.
  public static let checked = "2026-11-22"
  /// The pages that the tables follow, and the day of the comparison.
  public static let source = "developers.openai.com/plugins/reference, compared on 2026-11-22"

  // MARK: - Limits

  /// Characters of the texts shown while a tool runs and when it is done.
  public static let statusLength = 0...64
  /// The characters of a server's instructions that are sure to be read (changelog, 2026-05-26).
  public static let instructionsRead = 512

  // MARK: - Keys of `_meta` on a tool

  /// Status texts. Their two slashes break the protocol's grammar for keys; ChatGPT reads no others.
  public static let invoking = "openai/toolInvocation/invoking"
  /// The status text when the call is done.
  public static let invoked = "openai/toolInvocation/invoked"
  /// The sign-in that a tool needs: at the top level of the tool, and here for clients that drop what they don't know.
  public static let securitySchemes = "securitySchemes"
  /// What `ui.resourceUri` was called before 2026-02-22 (plugins/changelog).
  public static let outputTemplate = "openai/outputTemplate"

  // MARK: - Keys of `_meta` on a widget's page

  /// What the widget shows, for the model; it wins over the resource's description (plugins/changelog, 2026-02-02).
  public static let widgetDescription = "openai/widgetDescription"
  /// Whether the host draws a border around the widget.
  public static let widgetPrefersBorder = "openai/widgetPrefersBorder"
  /// The origin of its own that the widget asks for.
  public static let widgetDomain = "openai/widgetDomain"
  /// The content security policy in snake case. Published apps were seen to obey this one only (PostHog/posthog issue
  /// 69612, 2026-07-09; samson-art/transcriptor-mcp issue 35, 2026-09-19), and only it has `redirect_domains`.
  public static let widgetCSP = "openai/widgetCSP"
}
