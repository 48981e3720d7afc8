import JSONValues
import Language
import Resolve

/// A tool's result in plain lines that can be read and spoken without its widget: what the widget's inline layout
/// shows, less its buttons. It is what a result's text content should say, and what the mock server answers.
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
      var layout = PlainLayout(types: BoundType(contract: contract, tools: [tool]))
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

/// One layout told over one result.
struct PlainLayout {
  let types: BoundType
  private(set) var lines: [String] = []

  init(types: BoundType) { self.types = types }

  mutating func tell(_ elements: [Element], over scope: JSONObject) {
    for element in elements {
      switch element.content {
      case .heading(let template), .text(let template): tell([text(template, scope, types)])
      case .facts(let facts):
        for fact in facts { tell([text(fact.label, scope, types), text(fact.value, scope, types)]) }
      case .list(let list):
        loop(list.of, list.limit, list.empty, scope) { here, types, layout in
          var parts = [layout.text(list.title, here, types)]
          if let value = list.value { parts.append(layout.text(value, here, types)) }
          if let subtitle = list.subtitle, let shown = layout.text(subtitle, here, types) {
            parts[0] = parts[0].map { "\($0), \(shown)" }
          }
          layout.tell(parts)
        }
      case .table(let table):
        loop(table.of, nil, table.empty, scope) { here, types, layout in
          let cells = table.columns.compactMap { layout.text($0.value, here, types) }.filter { !$0.isEmpty }
          layout.tell([cells.joined(separator: ", ")])
        }
      case .choice(let choice):
        loop(choice.of, choice.limit, choice.empty, scope) { here, types, layout in
          let parts = [choice.title, choice.subtitle].compactMap { $0 }.compactMap {
            layout.text($0, here, types)
          }
          layout.tell([parts.joined(separator: " ")])
        }
      case .conditional(let conditional):
        let value = conditional.condition.flatMap { Self.look($0, scope) }
        let isThere = value != nil && value != .null && value != .bool(false)
        tell(isThere ? conditional.then : conditional.otherwise, over: scope)
      case .actions, .form: break
      }
    }
  }

  /// One line of a label and a value, or of one text; none if a part of it is absent.
  private mutating func tell(_ parts: [String?]) {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return }
    let line = known.filter { !$0.isEmpty }.joined(separator: ": ")
    if !line.isEmpty { lines.append(line) }
  }

  private mutating func loop(
    _ of: Binding?, _ limit: Int?, _ empty: Template?, _ scope: JSONObject,
    _ body: (JSONObject, BoundType, inout PlainLayout) -> Void
  ) {
    let items = of.flatMap { Self.look($0, scope) }?.array ?? []
    if items.isEmpty, let empty { return tell([text(empty, scope, types)]) }
    let inner = types.inside(of)
    for item in items.prefix(limit ?? items.count) {
      var here = scope
      here["item"] = item
      body(here, inner, &self)
    }
    let rest = items.count - (limit ?? items.count)
    if rest > 0 { lines.append("And \(rest) more.") }
  }

  /// The text of a template; nil where its row is left out.
  private func text(_ template: Template, _ scope: JSONObject, _ types: BoundType) -> String? {
    var text = ""
    let isSole = template.soleBinding != nil
    for segment in template.segments {
      switch segment {
      case .literal(let part): text += part
      case .binding(let binding):
        guard let value = Self.look(binding, scope), value != .null else {
          if binding.isOptional { return nil }
          continue
        }
        let format = binding.formatters.last.flatMap { Format(rawValue: $0.name) }
        if let shown = format.flatMap({ PlainFormat.text(value, $0) }) {
          text += shown
        } else if isSole, let word = value.string, types.type(of: binding)?.isWord == true {
          text += LabelText.word(word)
        } else {
          text += PlainFormat.text(value)
        }
      }
    }
    return text
  }

  private static func look(_ binding: Binding, _ scope: JSONObject) -> JSONValue? {
    var value = scope[binding.root.rawValue]
    for step in binding.path { value = value?[step.name] }
    return value
  }
}
