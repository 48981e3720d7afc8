/// A template, read and checked: a strict subset of Mustache (https://mustache.github.io/mustache.5.html).
///
/// - `{{name}}`, `{{a.b}}`, `{{.}}`: text, escaped for the template's type.
/// - `{{{name}}}`: text that the program made for this place, or a JSON value. Never an author's text.
/// - `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`: for each element or if present; if absent.
/// - `{{> name}}`: another template. `{{! … }}`: a comment.
///
/// A tag of the latter two kinds that is alone on its line takes the line with it. Every name must be known.
public struct Template: Sendable {
  /// Its path below the folder of templates: `apps/widget.html`.
  public let name: String
  /// Where its text came from: `built-in:…`, or the path of a user's file.
  public let origin: String
  /// What kind of file it makes.
  public let type: TemplateType
  let source: [UInt8]
  var steps: [Step] = []

  /// Reads a template. Its type follows from its name.
  public static func parse(name: String, origin: String, text: String) throws(TemplateError) -> Template {
    guard let type = TemplateType(name: name) else {
      throw TemplateError(
        template: name, origin: origin, line: 1, column: 1, offset: 0,
        message: "nobody knows how to escape text in `\(name)`; templates end in "
          + ".html, .xml, .conf, .js, .css, .mmd, .md or .txt")
    }
    var parser = TemplateParser(Template(name: name, origin: origin, type: type, source: Array(text.utf8)))
    return try parser.parse()
  }

  private init(name: String, origin: String, type: TemplateType, source: [UInt8]) {
    self.name = name
    self.origin = origin
    self.type = type
    self.source = source
  }

  /// Fills in the template. `partials` are the templates that `{{> name}}` may name.
  public func render(_ value: TemplateValue, partials: [String: Template] = [:]) throws(TemplateError)
    -> [UInt8]
  {
    var renderer = TemplateRenderer(partials: partials)
    renderer.bytes.reserveCapacity(source.count * 2)
    renderer.contexts.append(value)
    try renderer.render(self)
    return renderer.bytes
  }

  /// A part of a template, in the order of its text.
  struct Step: Sendable {
    enum Kind: Sendable {
      case literal(end: Int)
      case value([String], isRaw: Bool, Escaping)
      /// Stands for the steps up to `end`.
      case section([String], isInverted: Bool, end: Int)
      case partial(String, indent: [UInt8])
    }

    let kind: Kind
    /// In bytes of the source.
    let offset: Int
    /// Whether the line that it is on begins with it, so that a partial's indentation goes before it.
    let beginsLine: Bool
  }

  func error(_ message: String, at offset: Int) -> TemplateError {
    var (line, column) = (1, 1)
    for byte in source[..<min(offset, source.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return TemplateError(
      template: name, origin: origin, line: line, column: column, offset: offset, message: message)
  }
}
