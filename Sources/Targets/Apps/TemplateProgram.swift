import JSONValues
import Language
import Resolve

/// Texts with bindings as the page's script reads them: text, `{path, as, optional}`, or a list of both.
enum TemplateProgram {
  /// A value that is passed on: an argument, a message, a link.
  static func value(_ template: Template) -> JSONValue {
    inEachLanguage(template) { single($0) }
  }

  /// A text in one language as it is; in several as `{by: {en: …, de: …}}`.
  private static func inEachLanguage(_ template: Template, _ program: (Template) -> JSONValue) -> JSONValue {
    guard !template.translations.isEmpty else { return program(template) }
    return [
      "by": .object(JSONObject(template.versions.map { .init($0.language ?? PageWords.standard, program($0)) }))
    ]
  }

  private static func single(_ template: Template) -> JSONValue {
    if let text = template.literal { return .string(text) }
    if let binding = template.soleBinding { return program(binding, nil) }
    return .array(
      template.segments.map { segment in
        switch segment {
        case .literal(let text): .string(text)
        case .binding(let binding): program(binding, nil)
        }
      })
  }

  /// A text for people: a word of an enumeration that stands alone becomes a label.
  static func shown(_ template: Template, _ types: BoundType) -> JSONValue {
    inEachLanguage(template) { shownSingle($0, types) }
  }

  private static func shownSingle(_ template: Template, _ types: BoundType) -> JSONValue {
    guard let binding = template.soleBinding, binding.formatters.isEmpty,
      types.type(of: binding)?.isWord == true
    else {
      return single(template)
    }
    return program(binding, "label")
  }

  /// The names to follow, root first.
  static func path(_ binding: Binding?) -> JSONValue {
    guard let binding else { return [] }
    return .strings([binding.root.rawValue] + binding.path.map(\.name))
  }

  /// Whether a column's values stand at the end of their cells, digit under digit.
  static func isNumber(_ template: Template, _ types: BoundType) -> Bool {
    guard let binding = template.soleBinding else { return false }
    switch binding.formatters.last.map({ Format(rawValue: $0.name) }) {
    case .money, .number, .percent: return true
    case .some: return false
    case nil:
      switch types.type(of: binding)?.form {
      case .integer, .number: return true
      default: return false
      }
    }
  }

  private static func program(_ binding: Binding, _ format: String?) -> JSONValue {
    var result: JSONObject = ["path": path(binding)]
    let formats = binding.formatters.map(\.name) + (format.map { [$0] } ?? [])
    if !formats.isEmpty { result.append("as", .strings(formats)) }
    if binding.isOptional { result.append("optional", true) }
    return .object(result)
  }
}
