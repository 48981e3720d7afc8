import Findings
import JSONValues
import Language
import SourceText
import Syntax

extension LayoutCheck {
  mutating func check(_ image: ImageElement?, _ scope: Scope) {
    guard let image else { return }
    check(image.alt, scope)
    if let address = image.source.literal {
      guard !address.hasPrefix("https://"), !address.hasPrefix("data:image/") else { return }
      report(
        ResolveFindings.misfit, at: resolver.origin.location(image.node, "source"),
        "`\(address)` is no address of a picture", help: "write `https://…`, or bind text with `format: uri`")
      return
    }
    guard let binding = image.source.soleBinding else { return check(image.source, scope) }
    guard let type = value(of: binding, scope) else { return }
    switch (type.form, type.keywords["format"]?.string) {
    case (.any, _), (.string, "uri"), (.string, "iri"): return
    default:
      report(
        ResolveFindings.misfit, at: place(binding, binding.range),
        "an image takes text with `format: uri`, and `\(binding.text)` is \(type.what)",
        help: "bind an address, or declare `format: uri`")
    }
  }

  mutating func check(_ badge: BadgeElement?, _ scope: Scope) {
    guard let badge else { return }
    check(badge.text, scope)
    guard let first = badge.tones.first else { return }
    guard let binding = badge.text.soleBinding else {
      report(
        ResolveFindings.misfit, at: resolver.origin.location(first.key),
        "`tones` needs a badge that shows one value", help: "write `text: $(…)`, or `tone:`")
      return
    }
    for tone in badge.tones { checkValue(tone.value, of: binding, scope, at: resolver.origin.location(tone.key)) }
  }

  mutating func check(_ progress: ProgressElement, _ scope: Scope) {
    check(progress.label, scope)
    checkNumber(progress.value, "progress bar", scope)
    if let whole = progress.of { checkNumber(whole, "progress bar", scope) }
  }

  mutating func check(_ steps: StepsElement, _ scope: Scope) {
    for step in steps.steps {
      check(step.text, scope)
      if let at = steps.at { checkValue(step.name, of: at, scope, at: resolver.origin.location(step.key)) }
    }
  }

  mutating func check(_ chart: ChartElement, _ scope: Scope) {
    let inner = loop(over: chart.of, scope)
    check([chart.title, chart.empty], scope)
    check(chart.label, inner)
    guard let binding = chart.value.soleBinding, binding.formatters.last?.name == Format.money.rawValue else {
      return checkNumber(chart.value, "chart", inner)
    }
    check(chart.value, inner)
  }

  private mutating func checkNumber(_ template: Template, _ what: String, _ scope: Scope) {
    if let text = template.literal {
      guard Double(text) == nil else { return }
      report(
        ResolveFindings.misfit, at: template.node.index < 0 ? nil : resolver.origin.location(template.node),
        "a \(what) takes a number, and this is text", help: "bind a number: `$(output.…)`")
      return
    }
    guard let binding = template.soleBinding else {
      report(
        ResolveFindings.misfit, at: resolver.origin.location(template.node),
        "a \(what) takes one number, and this is a sentence", help: "write the number alone: `$(output.…)`")
      return
    }
    guard let type = value(of: binding, scope) else { return }
    switch type.form {
    case .integer, .number, .any: if !binding.formatters.isEmpty { check(template, scope) }
    default:
      report(
        ResolveFindings.misfit, at: place(binding, binding.range),
        "a \(what) takes a number, and `\(binding.text)` is \(type.what)",
        help: Format.money.takes(type) && what == "chart"
          ? "format it: `\(binding.text) | money`" : "bind a value of type `integer` or `number`")
    }
  }

  /// Checks that a value may be what a path leads to: only then can it ever be met.
  mutating func checkValue(_ text: String, of binding: Binding, _ scope: Scope, at place: Location?) {
    var probe = self
    guard let type = probe.value(of: binding, scope, mayBeAbsent: true) else {
      // The path itself is wrong; that is told once, where its first value stands.
      if findings.last?.location != probe.findings.last?.location { findings = probe.findings }
      return
    }
    switch type.form {
    case .any, .string: return
    case .enumeration(let values):
      let known = values.map { $0.string ?? String(decoding: JSONWriter.compact($0), as: UTF8.self) }
      guard !known.contains(text) else { return }
      report(
        ResolveFindings.unknownValue, at: place, "`\(binding.plainText)` is never `\(text)`",
        notes: ["its values: \(known.map { "`\($0)`" }.joined(separator: ", "))"],
        help: nearest(to: text, among: known).map { "did you mean `\($0)`?" })
    case .boolean:
      guard text != "true", text != "false" else { return }
      report(ResolveFindings.unknownValue, at: place, "`\(binding.plainText)` is `true` or `false`, never `\(text)`")
    case .integer, .number:
      guard Double(text) == nil else { return }
      report(ResolveFindings.unknownValue, at: place, "`\(binding.plainText)` is a number, never `\(text)`")
    case .object, .array:
      report(
        ResolveFindings.misfit, at: place, "`\(binding.plainText)` is \(type.what), which has no single value",
        help: "bind one of its parts")
    }
  }

  /// What a page says before there is a result can only hold what was asked.
  mutating func check(before template: Template?) {
    guard let template else { return }
    for binding in template.versions.flatMap(\.bindings) where binding.root != .input {
      report(
        ResolveFindings.rootMisfit, at: place(binding, binding.range),
        "this is said before there is a result: there is no `\(binding.root.rawValue)` yet", help: "bind `input.…`")
    }
    guard !template.versions.flatMap(\.bindings).contains(where: { $0.root != .input }) else { return }
    check(template, Scope())
  }
}
