/// The kind of file that a template makes: what has to be escaped in it, and how.
public enum TemplateType: Sendable, Hashable, CaseIterable {
  case html, xml, conf, javascript, css, mermaid, markdown, plain

  /// By the ending of a template's name; nil for one that nothing is known about.
  public init?(name: String) {
    switch name.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).last {
    case "html": self = .html
    case "xml": self = .xml
    case "conf": self = .conf
    case "js": self = .javascript
    case "css": self = .css
    case "mmd": self = .mermaid
    case "md": self = .markdown
    case "txt": self = .plain
    default: return nil
    }
  }
}
