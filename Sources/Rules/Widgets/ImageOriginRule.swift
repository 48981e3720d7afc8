import Findings
import Language
import Resolve

/// A picture comes from where the widget may load pictures.
enum ImageOriginRule: Rule {
  static let kind = FindingKind(
    "widget/image-origin", .error, "Checks that the pictures of a widget come from origins that its policy names",
    why: """
      The host enforces the declared Content-Security-Policy: a picture from an origin that `csp.resources` does not name is never loaded.
      """, source: "MCP Apps 2026-01-26, UIResourceMeta, csp.resourceDomains")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    Layouts(contract: contract).elements.flatMap { widget, element -> [Finding] in
      let policy = widget.widget.contentSecurityPolicy ?? contract.contract.widgetDefaults?.contentSecurityPolicy
      let origins = policy?.resources ?? []
      return element.images.compactMap { image in finding(on: image, of: widget.name, origins, contract) }
    }
  }

  private static func finding(
    on image: ImageElement, of widget: String, _ origins: [String], _ contract: ResolvedContract
  ) -> Finding? {
    let place = contract.origin.location(image.node, "source")
    guard let address = image.source.literal else {
      guard origins.isEmpty else { return nil }
      return Finding(
        kind, at: place, "widget `\(widget)` shows pictures, but its policy lets none be loaded",
        help: "add `csp: {resources: [https://HOST]}`")
    }
    guard address.hasPrefix("https://") else { return nil }
    let origin = "https://" + address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !origins.contains(origin) else { return nil }
    return Finding(
      kind, at: place, "the policy of widget `\(widget)` does not let this picture be loaded",
      help: "add `\(origin)` to `csp.resources`")
  }
}
