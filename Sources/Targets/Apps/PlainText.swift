import JSONValues
import Language
import Resolve

/// A tool's result in plain lines that can be read and spoken without its widget: what the widget's inline layout
/// shows, less its buttons and what only the widget gets. It is what a result's text content should say, and what the mock server answers.
struct PlainText {
  private let contract: ResolvedContract

  init(_ contract: ResolvedContract) { self.contract = contract }

  /// The text of an example's result. A tool without a widget is told field by field.
  func text(of example: Example, of tool: ResolvedTool) -> String {
    if let error = example.error { return error }
    let output = example.output ?? .object(JSONObject())
    let input = example.input ?? .object(JSONObject())
    var lines: [String] = []
    if let widget = tool.tool.widget.flatMap(contract.widget) {
      var layout = PlainLayout(contract: contract, types: BoundType(contract: contract, tools: [tool]))
      layout.tell(widget.widget.inline, over: ["output": output, "input": input])
      lines = layout.lines
    }
    if lines.isEmpty { lines = fields(of: output, tool.output) }
    return lines.isEmpty ? (tool.tool.status?.done ?? "Done.") : lines.joined(separator: "\n")
  }

  private func fields(of value: JSONValue, _ type: ValueType?) -> [String] {
    (value.object?.members ?? []).flatMap { member -> [String] in
      let declared = type?.member(member.key).map { contract.types.value(of: $0.type) }
      return field(LabelText.humanised(member.key), member.value, declared)
    }
  }

  private func field(_ label: String, _ value: JSONValue, _ type: ValueType?) -> [String] {
    if let text = PlainFormat.text(value, .money) { return ["\(label): \(text)"] }
    switch value {
    case .null: return []
    case .object: return ["\(label):"] + fields(of: value, type).map { "  " + $0 }
    case .array(let values):
      if values.isEmpty { return ["\(label): none"] }
      var items: ValueType?
      if case .array(let use?) = type?.form { items = contract.types.value(of: use) }
      return ["\(label):"] + values.flatMap { element(of: $0, items) }
    case .string(let text):
      if type?.isWord == true { return ["\(label): \(LabelText.word(text))"] }
      let time = CivilTime(text).map { time in
        time.clock.map { "\(time.weekday), \(time.date), \($0)" } ?? time.date
      }
      let isTime = type?.keywords["format"]?.string?.hasPrefix("date") == true
      return ["\(label): \(isTime ? time ?? text : text)"]
    case .bool, .int, .double: return ["\(label): \(PlainFormat.text(value))"]
    }
  }

  private func element(of value: JSONValue, _ type: ValueType?) -> [String] {
    let inner = value.object == nil ? [PlainFormat.text(value)] : fields(of: value, type)
    return inner.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
  }
}
