import Language

/// Who may call a tool, in the words of MCP Apps (`_meta.ui.visibility`, revision 2026-01-26): the model of a chat, a
/// widget, or both.
struct ToolAudience {
  /// Nil where the contract says nothing, so that an imported tool stays as it was.
  let visibility: [String]?
  let cause: String

  /// - Parameter callers: the widgets whose buttons and forms call the tool.
  ///
  /// A tool without the surface `chat` must not be offered to a chat's model, and `["app"]` is the only way that hosts
  /// have to hide one; that no widget of the contract calls it keeps it from running there. Voice sessions name their
  /// tools one by one (`allowed_tools`) and read no visibility, so tools for the web or the phone alone stay on the
  /// same server unharmed. A tool that no widget calls is for the model only: what is not said is not opened.
  init(_ tool: Tool, callers: [String]) {
    let calls = callers.isEmpty ? nil : "called from " + callers.map { "widget `\($0)`" }.joined(separator: ", ")
    if tool.surfaces.isEmpty && tool.effect == nil && callers.isEmpty {
      visibility = nil
      cause = "the contract does not say where it may be called from"
      return
    }
    let surfaces = tool.surfaces.map(\.rawValue).joined(separator: ", ")
    if tool.surfaces.isEmpty || tool.surfaces.contains(.chat) {
      let isForWidgets = calls != nil || tool.surfaces.contains(.app)
      visibility = isForWidgets ? ["model", "app"] : ["model"]
      let said = tool.surfaces.isEmpty ? "no `surfaces` are declared" : "`surfaces: [\(surfaces)]`"
      cause = [said, calls ?? (isForWidgets ? "" : "no widget calls it")].filter { !$0.isEmpty }.joined(separator: "; ")
    } else {
      visibility = ["app"]
      cause = [
        "`surfaces: [\(surfaces)]`",
        calls ?? "hidden from a chat's model" + (tool.surfaces == [.app] ? "" : "; voice sessions name their tools"),
      ].joined(separator: "; ")
    }
  }
}
