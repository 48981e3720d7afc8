import JSONValues
import Language
import Resolve

/// Pictures, badges and drawings as the page's script reads them.
enum FigureProgram {
  static func image(_ image: ImageElement, _ types: BoundType) -> JSONValue {
    [
      "source": TemplateProgram.value(image.source), "alt": TemplateProgram.shown(image.alt, types),
      "ratio": .string(image.ratio.rawValue),
    ]
  }

  static func badge(_ badge: BadgeElement, _ types: BoundType) -> JSONValue {
    var result: JSONObject = ["text": TemplateProgram.shown(badge.text, types)]
    if badge.tone != .neutral { result.append("tone", .string(badge.tone.rawValue)) }
    guard !badge.tones.isEmpty, let binding = badge.text.soleBinding else { return .object(result) }
    // The value itself, for its tone.
    result.append("value", ["path": TemplateProgram.path(binding)])
    result.append(
      "tones", .object(JSONObject(badge.tones.map { .init($0.value, .string($0.tone.rawValue)) })))
    return .object(result)
  }

  static func progress(_ progress: ProgressElement, _ types: BoundType) -> JSONValue {
    var result: JSONObject = [
      "label": TemplateProgram.shown(progress.label, types), "value": TemplateProgram.value(progress.value),
    ]
    result.append("of", progress.of.map { TemplateProgram.value($0) })
    return .object(result)
  }

  static func steps(_ steps: StepsElement) -> JSONValue {
    [
      "at": TemplateProgram.path(steps.at),
      "steps": .array(
        steps.steps.map { ["value": .string($0.name), "label": TemplateProgram.value($0.text)] }),
    ]
  }

  static func chart(_ chart: ChartElement, _ types: BoundType) -> JSONValue {
    let inner = types.inside(chart.of)
    var result: JSONObject = [
      "kind": .string(chart.kind.rawValue), "title": TemplateProgram.shown(chart.title, types),
      "of": TemplateProgram.path(chart.of), "label": TemplateProgram.shown(chart.label, inner),
      "value": TemplateProgram.value(chart.value),
    ]
    result.append("empty", chart.empty.map { TemplateProgram.shown($0, types) })
    return .object(result)
  }
}
