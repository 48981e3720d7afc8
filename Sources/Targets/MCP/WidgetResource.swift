import Facts
import JSONValues
import Language

/// A widget's page as a resource: its element of `resources/list`, and what `resources/read` answers.
struct WidgetResource {
  let widget: Widget
  let page: WidgetPage
  private let defaults: WidgetDefaults?

  init(_ widget: Widget, page: WidgetPage, defaults: WidgetDefaults?) {
    self.widget = widget
    self.page = page
    self.defaults = defaults
  }

  var listing: JSONValue {
    var result: JSONObject = ["uri": .string(page.uri), "name": .string(widget.name)]
    if !widget.title.isEmpty { result.append("title", .string(widget.title)) }
    result.append("description", widget.summary.map { .string($0) })
    result.append("mimeType", .string(MCPFacts.appMediaType))
    result.append("_meta", .object(meta))
    return .object(result)
  }

  var contents: JSONValue {
    [
      "uri": .string(page.uri), "mimeType": .string(MCPFacts.appMediaType),
      "text": .string(String(decoding: page.html, as: UTF8.self)), "_meta": .object(meta),
    ]
  }

  /// The same on the listing and on the contents, because hosts look in either place (MCP Apps draft, metadata
  /// location). The policy stands in both dialects with the same lists, and is said even where it is empty: ChatGPT's
  /// review asks for one.
  private var meta: JSONObject {
    let policy = widget.contentSecurityPolicy ?? defaults?.contentSecurityPolicy
    let domain = widget.domain ?? defaults?.domain
    let border = widget.border ?? defaults?.border
    let connect = JSONValue.strings(policy?.connect ?? [])
    let resources = JSONValue.strings(policy?.resources ?? [])
    var standard: JSONObject = ["connectDomains": connect, "resourceDomains": resources]
    var snake: JSONObject = ["connect_domains": connect, "resource_domains": resources]
    // A list of frames, even an empty one, is a claim that review looks into.
    if let frames = policy?.frames, !frames.isEmpty {
      standard.append("frameDomains", .strings(frames))
      snake.append("frame_domains", .strings(frames))
    }
    if let redirects = policy?.redirects, !redirects.isEmpty {
      snake.append("redirect_domains", .strings(redirects))
    }

    var ui: JSONObject = ["csp": .object(standard)]
    ui.append("domain", domain.map { .string($0) })
    ui.append("prefersBorder", border.map { .bool($0) })
    var meta: JSONObject = ["ui": .object(ui)]
    meta.append(ChatGPTFacts.widgetDescription, widget.summary.map { .string($0) })
    meta.append(ChatGPTFacts.widgetPrefersBorder, border.map { .bool($0) })
    meta.append(ChatGPTFacts.widgetCSP, .object(snake))
    meta.append(ChatGPTFacts.widgetDomain, domain.map { .string($0) })
    return meta
  }
}
