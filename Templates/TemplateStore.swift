/// The built-in templates, and a folder of the user's own laid over them.
public struct TemplateStore: Sendable {
  /// A template's text, and where it came from: `built-in:apps/widget.html` or the path in the user's folder.
  public struct Template: Sendable, Hashable {
    /// Its path below the folder of templates: `apps/widget.html`.
    public let name: String
    /// `built-in:` and the name, or the path of the user's file.
    public let origin: String
    /// Its content.
    public let text: String
  }

  /// The user's own, by name.
  private let overlay: [String: Template]

  /// `overlay`: the content of the user's folder by path, read by the caller; each name must be a built-in's.
  public init(overlay: [(name: String, origin: String, text: String)] = []) {
    var templates: [String: Template] = [:]
    for (name, origin, text) in overlay {
      templates[name] = Template(name: name, origin: origin, text: text)
    }
    self.overlay = templates
  }

  /// The names of the built-in templates, sorted.
  public static var names: [String] { embeddedTemplates.map(\.name).sorted() }

  /// The template of a name that the program knows.
  public subscript(name: String) -> Template? {
    if let own = overlay[name] { return own }
    guard let (name, text) = embeddedTemplates.first(where: { $0.name == name }) else { return nil }
    return Template(name: name, origin: "built-in:\(name)", text: text)
  }
}
