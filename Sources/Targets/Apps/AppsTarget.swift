import Language
import Outputs
import Resolve

/// What people see in the conversation: one self-contained page for each widget, for every host of MCP Apps.
enum AppsTarget: Target {
  static let name = "apps"
  static let summary = "the widgets' pages: one self-contained HTML file each"

  static func emit(_ emission: Emission) -> [Output] {
    emission.pages.map { page in
      Output(
        path: "\(name)/\(FileName.encoded(page.widget)).html", bytes: page.html,
        declarations: declarations(of: page.widget, in: emission.contract))
    }
  }

  static func explain(_ declaration: String, in emission: Emission) -> [String] {
    AppsExplanation(contract: emission.contract, pages: emission.pages).lines(about: declaration)
  }

  /// The widget, those that it can show, the tools whose results it shows or that it calls, and their types.
  static func declarations(of name: String, in contract: ResolvedContract) -> [String] {
    var names: [String] = []
    for widget in ShownWidgets.from(name, in: contract) {
      names.append("widget." + widget.name)
      for tool in Set(widget.tools + widget.calls).compactMap(contract.tool) {
        names.append("tool." + tool.name)
        for parameters in [tool.tool.input, tool.tool.output, tool.tool.hidden].compactMap({ $0 }) {
          names += contract.types.names(usedBy: parameters).map { "type." + $0 }
        }
      }
    }
    return names
  }
}
