import Findings
import Language
import Resolve

/// A widget speaks each of its languages throughout.
enum WidgetLanguageRule: Rule {
  static let kind = FindingKind(
    "widget/missing-language", .warning,
    "Checks that every text of a widget is there in each of the widget's languages",
    why: """
      Where a text is missing in the host's language, the page shows it in another one: half a sentence that the person can't read.
      """, source: "WCAG 2.2, 3.1.2")

  static func check(_ contract: ResolvedContract) -> [Finding] {
    contract.contract.widgets.compactMap { widget -> Finding? in
      let texts = texts(of: widget)
      var languages: [String] = []
      for language in texts.flatMap(\.versions).compactMap(\.language) where !languages.contains(language) {
        languages.append(language)
      }
      guard languages.count > 1 else { return nil }
      for text in texts where hasWords(text) {
        let missing = languages.filter { language in !text.versions.contains { $0.language == language } }
        guard !missing.isEmpty, text.language != nil || missing.count > 1 else { continue }
        return Finding(
          kind, at: contract.origin.location(text.node),
          "widget `\(widget.name)` speaks \(languages.joined(separator: ", ")); this text "
            + (text.language == nil ? "names no language" : "is not there in \(missing.joined(separator: ", "))"),
          help: text.language == nil
            ? "write it in each: `{\(languages.map { "\($0): …" }.joined(separator: ", "))}`"
            : "add `\(missing[0]): …`")
      }
      return nil
    }
  }

  private static func texts(of widget: Widget) -> [Template] {
    var texts = [widget.names] + [widget.loading, widget.failed, widget.cancelled].compactMap { $0 }
    for element in widget.elements {
      // The address of a picture is no text.
      let addresses = element.images.map(\.source.node)
      texts += element.texts.filter { !addresses.contains($0.node) }
      for action in element.actions { texts += [action.label, action.message, action.failed?.text].compactMap { $0 } }
      guard case .form(let form) = element.content else { continue }
      texts += [form.submit, form.failed?.text].compactMap { $0 } + form.fields.compactMap(\.label)
    }
    return texts
  }

  /// Whether there is anything to translate beside data.
  private static func hasWords(_ template: Template) -> Bool {
    template.segments.contains {
      if case .literal(let text) = $0 { text.contains { $0.isLetter } } else { false }
    }
  }
}
