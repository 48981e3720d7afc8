/// The reference page of the language, in Markdown.
public enum LanguageReference {
  /// `Documentation/reference.md`.
  public static var markdown: String {
    var page = ReferencePage()
    page.text += """
      # The contract language

      Made by `parlance schema --markdown` from the description that the decoder reads by; do not edit.

      A key in **bold** must be there. A scalar is its text: the wanted kind decides what it means. `$(env.name)` may
      stand in any text but that of `include`; `$(dollar)` is a dollar sign, for text that holds `$(` itself.

      """
    page.section("parlance.yaml", "The contract's front page.", frontPageFields.map(\.described))
    page.section(
      "Any file", "Sections, which may stand in any file of the contract and are merged.",
      sectionFields.map(\.described))
    while !page.waiting.isEmpty {
      let form = page.waiting.removeFirst()
      page.section(form.name, form.summary, form.fields)
    }
    return page.text
  }
}

private struct ReferencePage {
  var text = ""
  var waiting: [RecordForm] = []
  private var known: Set<String> = []

  mutating func section(_ name: String, _ summary: String, _ fields: [FieldForm]) {
    text += "\n## \(name)\n\n\(summary)\n\n| key | takes | |\n| --- | --- | --- |\n"
    for field in fields {
      let key = field.isRequired ? "**`\(field.name)`**" : "`\(field.name)`"
      text += "| \(key) | \(cell(takes(field.form))) | \(cell(field.summary)) |\n"
    }
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private mutating func takes(_ form: Form) -> String {
    switch form {
    case .record(let record):
      if known.insert(record.name).inserted { waiting.append(record) }
      return "[\(record.name)](#\(record.name.lowercased()))"
    case .list(let element): return "list of \(takes(element))"
    case .map(_, let value): return "map of \(takes(value))"
    case .either(let forms): return forms.map { takes($0) }.joined(separator: ", or ")
    default: return form.what
    }
  }
}
